// Starts the page: loads its script and its WebAssembly, and explains it in words if that fails.
// A classic script, not a module, so that it runs even in browsers without modules, and can say so.
(function () {
  'use strict';

  // The smallest module with a SIMD instruction: () -> v128 { i8x16.splat(0) }.
  var SIMD = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
  ]);

  // An error about the browser, not about this page's files.
  function Unsupported(message) {
    this.message = message;
  }

  function checkBrowser() {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.validate !== 'function') {
      throw new Unsupported(
        'This browser has WebAssembly switched off, or is too old for it. Strict security modes switch it off, such as ' +
          'Lockdown Mode or the “Safest” level of Tor Browser.',
      );
    }
    if (!WebAssembly.validate(SIMD)) {
      throw new Unsupported(
        'This browser cannot run WebAssembly with SIMD instructions. Chrome and Edge can since version 91, Firefox ' +
          'since 89, Safari since 16.4.',
      );
    }
  }

  function readAssets() {
    return JSON.parse(document.querySelector('meta[name=traillight-assets]').content);
  }

  // For a site of many files.
  async function loadBeside(assets) {
    // In parallel. The script is checked too, through the integrity of its modulepreload link.
    var script = import(new URL(assets.page_js, document.baseURI).href);
    var wasm = fetch(assets.page_wasm, { integrity: assets.page_wasm_integrity }).catch(function (error) {
      // The browser's own message does not name the file.
      throw new Error(assets.page_wasm + ': ' + error.message);
    });
    var loaded = await Promise.all([script, wasm]);
    await loaded[0].default({ module_or_path: loaded[1] });
  }

  // For a page that is one file: the blocks stand before this script, and the page's own script runs once all is parsed.
  async function loadWithin(assets) {
    if (typeof DecompressionStream !== 'function') {
      throw new Unsupported(
        'This browser cannot unpack what this file contains. Chrome and Edge can since version 80, Firefox since 113, ' +
          'Safari since 16.4.',
      );
    }
    var wasm = await globalThis.traillightBlock(assets.page_wasm.slice(1), assets.page_wasm_integrity);
    if (document.readyState === 'loading') {
      await new Promise(function (parsed) {
        document.addEventListener('DOMContentLoaded', parsed, { once: true });
      });
    }
    await readManifest();
    await globalThis.traillightPage({ module_or_path: wasm });
  }

  // The manifest of what this page carries, if it carries anything. The page opens in the view that was saved.
  async function readManifest() {
    if (!document.getElementById('manifest') && !document.querySelector('script[id^="evidence-"]')) {
      return;
    }
    try {
      var text = new TextDecoder().decode(await globalThis.traillightBlock('manifest'));
      globalThis.traillightManifest = text;
      var view = JSON.parse(text).about.view;
      // Nothing but a fragment: where a page leads is not for its manifest to say.
      if (!location.hash && view.charAt(0) === '#') {
        history.replaceState(null, '', view);
      }
    } catch (error) {
      globalThis.traillightManifestProblem = String((error && error.message) || error);
    }
  }

  // The content of a block, which is an element with its gzip in base64. Also called by the page.
  globalThis.traillightBlock = async function (id, integrity) {
    var element = document.getElementById(id);
    if (!element) {
      throw new Error('the part “' + id + '” is missing');
    }
    try {
      var text = atob(element.textContent);
      var zipped = new Uint8Array(text.length);
      for (var at = 0; at < text.length; at += 1) {
        zipped[at] = text.charCodeAt(at);
      }
      var unpacked = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
      var content = await new Response(unpacked).arrayBuffer();
    } catch (error) {
      throw new Error('the part “' + id + '” was changed: it cannot be unpacked');
    }
    // Nothing in this file has the hash of the manifest: the page shows it, to be compared.
    if (!integrity) {
      return content;
    }
    var hash = new Uint8Array(await crypto.subtle.digest('SHA-384', content));
    if ('sha384-' + btoa(String.fromCharCode.apply(null, hash)) !== integrity) {
      throw new Error('the part “' + id + '” was changed: its hash differs');
    }
    return content;
  };

  async function start() {
    checkBrowser();
    var assets = readAssets();
    await (assets.page_wasm.charAt(0) === '#' ? loadWithin(assets) : loadBeside(assets));
    document.getElementById('boot').remove();
    keepOffline(assets.offline_js, assets.offline_version);
  }

  // Has the browser keep this page's files, so that it opens without its host. What came of it is told to the page, which
  // says it in the privacy panel and, if there is a newer version, in a notice.
  function keepOffline(script, version) {
    if (!script || !navigator.serviceWorker) {
      return;
    }
    var HOUR = 3600000;
    navigator.serviceWorker
      .register(script)
      .then(follow)
      .catch(function (error) {
        report('failed', String((error && error.message) || error));
      });
    function follow(registration) {
      var sought = Date.now();
      report(registration.active ? 'kept' : 'keeping');
      registration.addEventListener('updatefound', function () {
        watch(registration, registration.installing);
      });
      watch(registration, registration.installing || registration.waiting);
      document.addEventListener('visibilitychange', function () {
        if (document.visibilityState === 'visible' && Date.now() - sought > HOUR) {
          sought = Date.now();
          registration.update().catch(function () {
            // The host cannot be reached, which is what all this is for.
          });
        }
      });
    }
    function watch(registration, worker) {
      if (!worker) {
        return;
      }
      function look() {
        if (worker.state === 'installed' || worker.state === 'activated') {
          compare(worker);
        } else if (worker.state === 'redundant' && !registration.active && !registration.waiting) {
          report('failed');
        }
      }
      worker.addEventListener('statechange', look);
      look();
    }
    // A worker that was just installed may well be that of this page.
    function compare(worker) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) {
        report(event.data === version ? 'kept' : 'newer');
      };
      worker.postMessage('version', [channel.port2]);
    }
    function report(state, detail) {
      globalThis.traillightOffline = { state: state, detail: detail || '' };
      dispatchEvent(new Event('traillight-offline'));
    }
  }

  function tell(error) {
    var boot = document.getElementById('boot');
    if (!boot) {
      return;
    }
    document.getElementById('boot-message').textContent =
      error instanceof Unsupported
        ? error.message
        : 'Traillight could not start. If it was updated just now, loading the page again helps; otherwise one of its ' +
          'files or parts is missing or was changed on the way.';
    if (!(error instanceof Unsupported)) {
      console.error(error);
      var details = document.createElement('p');
      details.className = 'boot-details';
      details.textContent = String((error && error.message) || error);
      boot.append(details);
    }
    boot.setAttribute('role', 'alert');
    boot.setAttribute('data-failed', '');
    // Nothing more is going to happen.
    document.documentElement.setAttribute('data-idle', 'true');
  }

  start().catch(tell);
})();
