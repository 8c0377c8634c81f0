// The service worker: keeps the files of this build, so that the page opens without its host. Nothing else is ever kept or
// even looked at: what somebody opens does not come this way.
(function () {
  'use strict';

  // Filled in by the build: `version`, and `files`, each with its `name` and `integrity`.
  var build = '<!-- build -->';

  var HASHED = /-[0-9a-f]{16}\.[a-z.]+$/;

  var scope = self.registration.scope;
  var prefix = 'traillight ' + scope + ' ';
  var kept = prefix + build.version;
  var addresses = new Set(
    build.files.map(function (file) {
      return new URL(file.name, scope).href;
    }),
  );

  async function keepAll() {
    // First, because a newer page would need other files.
    var page = await loadPage();
    var cache = await caches.open(kept);
    await Promise.all(build.files.map(keepFile.bind(null, cache)));
    await cache.put(scope, page);
  }

  async function keepFile(cache, file) {
    var address = new URL(file.name, scope).href;
    // An earlier version may have the same file, if a hash in its name says so.
    var known = HASHED.test(file.name) && (await caches.match(address, { ignoreVary: true }));
    var answer = known || (await fetch(new Request(address, { integrity: file.integrity, cache: HASHED.test(file.name) ? 'default' : 'no-cache' })));
    if (!answer.ok) {
      throw new Error(file.name + ': the server answered ' + answer.status);
    }
    await cache.put(address, answer);
  }

  // The page that belongs to these files. Hosts know it as a folder, a file, or both.
  async function loadPage() {
    for (var name of ['./', 'index.html']) {
      var answer = await fetch(new URL(name, scope).href, { cache: 'no-cache' }).catch(function () {
        // Then perhaps under the other name.
        return null;
      });
      var text = answer && answer.ok ? await answer.text() : '';
      if (isOfThisVersion(text)) {
        // As a fresh answer: browsers refuse redirected ones for pages.
        return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });
      }
    }
    throw new Error('the page on this host is not of this version');
  }

  // The page names every file that has a hash in its name.
  function isOfThisVersion(page) {
    return build.files.every(function (file) {
      return !HASHED.test(file.name) || page.includes(file.name);
    });
  }

  async function forgetOthers() {
    for (var name of await caches.keys()) {
      if (name.startsWith(prefix) && name !== kept) {
        await caches.delete(name);
      }
    }
  }

  // The host's page if it can be reached, so that nobody is left with an old version.
  async function openPage(request) {
    try {
      return await fetch(request);
    } catch (unreachable) {
      var page = await caches.match(scope, { cacheName: kept });
      if (page) {
        return page;
      }
      throw unreachable;
    }
  }

  async function openFile(request) {
    return (await caches.match(request.url, { cacheName: kept, ignoreVary: true })) || fetch(request);
  }

  function isOwnPage(request) {
    var address = new URL(request.url);
    address.hash = '';
    address.search = '';
    return request.mode === 'navigate' && [scope, scope + 'index.html'].includes(address.href);
  }

  self.addEventListener('install', function (event) {
    event.waitUntil(keepAll());
  });

  // The page asks which version this is.
  self.addEventListener('message', function (event) {
    event.ports[0].postMessage(build.version);
  });

  self.addEventListener('activate', function (event) {
    event.waitUntil(forgetOthers());
  });

  self.addEventListener('fetch', function (event) {
    if (isOwnPage(event.request)) {
      event.respondWith(openPage(event.request));
    } else if (event.request.method === 'GET' && addresses.has(event.request.url)) {
      event.respondWith(openFile(event.request));
    }
  });
})();
