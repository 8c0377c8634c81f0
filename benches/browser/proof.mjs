// Has the built page, in a headless Chromium, prove a folder of digests, and draw a wide completeness map.
//
//     node proof.mjs --dist DIST --tree TREE --map TREE [--chromium PATH]
//
// `cargo xtask bench --digests N` makes the folders and calls this.
import os from 'node:os';
import { parseArgs } from 'node:util';

import { Page } from './page.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    tree: { type: 'string' },
    map: { type: 'string' },
    chromium: { type: 'string' },
  },
});

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const ms = (ms) => `${ms.toFixed(0)} ms`;

async function opened() {
  const page = await Page.open(values.dist, values.chromium, '#/integrity');
  await page.watchFrames();
  return page;
}

/** Reading so many files takes a while. */
const LOADING = { timeout: 600_000 };

const button = (page, name) => page.tab.getByRole('button', { name, exact: true });

// From start to finish.
const whole = await opened();
await whole.choose(values.tree);
const checking = button(whole, 'Stop checking');
await checking.waitFor(LOADING);
const progress = await whole.tab.getByRole('status').filter({ hasText: /Reading digests/ }).first().textContent();
await whole.ready();
const proved = {
  read: await whole.measured('ingest'),
  check: await whole.measured('validate'),
  frame: await whole.longestFrame(),
  verdict: await whole.tab.getByTestId('integrity-verdict').getAttribute('data-verdict'),
  sentence: await whole.tab.getByTestId('integrity-verdict').locator('p').textContent(),
};
const version = whole.version;
await whole.close();

// Stopped at each stage, and resumed.
const stopped = await opened();
await stopped.choose(values.tree);
const stops = [];
for (const stage of ['Reading digests', /Checking .* of/, 'Comparing digests and logs']) {
  await stopped.tab.getByTestId('check-progress').filter({ hasText: stage }).waitFor(LOADING);
  const stop = performance.now();
  await button(stopped, 'Stop checking').click();
  await button(stopped, 'Check now').waitFor(LOADING);
  stops.push(ms(performance.now() - stop));
  await stopped.idle();
  if (stops.length < 3) await button(stopped, 'Check now').click();
}
const resume = performance.now();
await button(stopped, 'Check now').click();
await stopped.tab.getByTestId('integrity-verdict').waitFor(LOADING);
await stopped.ready();
const resuming = performance.now() - resume;
await stopped.close();

// The widest map.
const wide = await opened();
await wide.choose(values.map);
await wide.ready();
const plot = wide.tab.getByTestId('map-plot');
await plot.scrollIntoViewIfNeeded();
const rows = await wide.tab.locator('.map-region').count();
const box = await plot.boundingBox();
await wide.longestFrame();
for (let step = 0; step < 100; step += 1) {
  await wide.tab.mouse.move(box.x + (box.width * step) / 100, box.y + (Math.min(box.height, 600) * step) / 100);
}
const hover = await wide.longestFrame();
await plot.focus();
for (let step = 0; step < 100; step += 1) await wide.tab.keyboard.press(step % 2 ? 'ArrowRight' : 'ArrowDown');
const keys = await wide.longestFrame();
const zoom = performance.now();
await button(wide, 'Hour by hour').click();
await wide.idle();
const zooming = performance.now() - zoom;
const zoomed = await wide.longestFrame();
await wide.close();

console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus()[0].model}, ${os.cpus().length} cores, ${os.type()}; ${version};`);
console.log(`${proved.verdict}: ${proved.sentence}`);
console.log(`seen on the way: ${progress.trim()}`);
console.log(`
| proof | |
|---|---|
| dropped files to all read | ${seconds(proved.read)} |
| all read to verdict | ${seconds(proved.check)} |
| longest time without a frame | ${ms(proved.frame)} |
| click on "Stop checking" until it has stopped, at each stage | ${stops.join(', ')} |
| click on "Check now" until verdict | ${seconds(resuming)} |

| map of ${rows} rows | |
|---|---|
| longest time without a frame, pointer | ${ms(hover)} |
| longest time without a frame, arrow keys | ${ms(keys)} |
| hour by hour instead of days | ${ms(zooming)} |
| longest time without a frame meanwhile | ${ms(zoomed)} |`);
