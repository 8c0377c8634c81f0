// The least that reading a folder can take in this browser: an empty page whose workers ask for the size of every file and
// read it, 128 files at a time as one Blob, and do nothing with the bytes.
import { createServer } from 'node:http';

const WORKER = `onmessage = async ({ data: files }) => {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const read = (await new Blob(files).arrayBuffer()).byteLength;
  postMessage({ bytes, read });
};`;

const PAGE = `<!doctype html><input type=file webkitdirectory multiple><script>
document.querySelector('input').onchange = (event) => {
  const files = Array.from(event.target.files);
  const started = performance.now();
  const worker = URL.createObjectURL(new Blob([${JSON.stringify(WORKER)}], { type: 'text/javascript' }));
  let at = 0;
  let busy = 0;
  const total = { files: files.length, bytes: 0 };
  const next = (to) => {
    if (at === files.length) return;
    to.postMessage(files.slice(at, at + 128));
    at = Math.min(at + 128, files.length);
    busy += 1;
  };
  for (let core = 0; core < navigator.hardwareConcurrency; core += 1) {
    const to = new Worker(worker);
    to.onmessage = ({ data: { read } }) => {
      total.bytes += read;
      busy -= 1;
      next(to);
      if (busy === 0) window.done = { ...total, seconds: (performance.now() - started) / 1000 };
    };
    // One is read while the next is fetched.
    next(to);
    next(to);
  }
};
</script>`;

/** How long that takes, in seconds. */
export async function floor(browser, tree) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tab = await browser.newPage();
  try {
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.locator('input').setInputFiles(tree, { timeout: 600_000 });
    await tab.waitForFunction(() => window.done, null, { timeout: 600_000 });
    return await tab.evaluate(() => window.done);
  } finally {
    await tab.close();
    server.close();
  }
}
