// How long each control of the built page takes until its result is on screen, with a folder of logs in it.
//
//     node controls.mjs --dist DIST --tree TREE [--chromium PATH]
//
// `cargo xtask bench --controls` makes the folder and calls this. The time is from the key or click to the frame after the last
// change of the page before it is idle: the fastest and the median of several turns.
import os from 'node:os';
import { parseArgs } from 'node:util';

import { Page } from './page.mjs';

const { values } = parseArgs({
  options: { dist: { type: 'string' }, tree: { type: 'string' }, chromium: { type: 'string' } },
});

const TURNS = 5;

const page = await Page.open(values.dist, values.chromium);
const { tab } = page;
const loaded = await page.load(values.tree);

/** Notes when the page last changed. Runs in the page. */
await tab.evaluate(() => {
  window.bench.changed = 0;
  const options = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(() => (window.bench.changed = performance.now())).observe(document.body, options);
});

/** Milliseconds from an action to the frame that shows its result. `act` runs in the page. */
async function once(act, argument) {
  const started = await tab.evaluate(
    ([source, given]) => {
      const started = performance.now();
      window.bench.changed = started;
      new Function('given', `return (${source})(given)`)(given);
      return started;
    },
    [act.toString(), argument],
  );
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.idle();
  const shown = await tab.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => done(Math.max(window.bench.changed, 0)))),
  );
  // Up to the end of the frame.
  return shown - started + 1000 / 60;
}

const click = (selector) => document.querySelector(selector).click();
const key = (name) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
const go = (fragment) => (location.hash = fragment);
const scroll = (share) => {
  const table = document.querySelector('.event-table');
  table.scrollTop = table.scrollHeight * share;
};

const results = [];
/** `steps` are done in turn, and come back to where they began. Only the first is measured. */
async function measure(name, [act, given], ...back) {
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    times.push(await once(act, typeof given === 'function' ? given(turn) : given));
    for (const [undo, argument] of back) await once(undo, argument);
  }
  times.sort((a, b) => a - b);
  results.push({ control: name, 'best ms': times[0].toFixed(0), 'median ms': times[TURNS >> 1].toFixed(0) });
}

const EVENTS = '#/events?v=1';
await measure('a filter: one event', [go, `${EVENTS}&f=eventName:GetObject`], [go, EVENTS]);
await measure('a filter: failures', [go, `${EVENTS}&q=outcome:failure`], [go, EVENTS]);
await measure('the filter is removed', [go, EVENTS], [go, `${EVENTS}&q=name:PutObject`]);
await measure('a time range', [go, `${EVENTS}&from=2026-03-02T09:00:00Z&to=2026-03-02T12:00:00Z`], [go, EVENTS]);
await measure('the switch: people', [click, '[data-choice=people]'], [go, EVENTS]);
await measure('the switch: workloads', [click, '[data-choice=workloads]'], [go, EVENTS]);
await measure('sort by user', [go, `${EVENTS}&sort=user`], [go, EVENTS]);
await measure('sort by event, then address', [go, `${EVENTS}&sort=eventName&sort=sourceIPAddress`], [go, EVENTS]);
await measure('scroll to the end', [scroll, 1], [scroll, 0]);
await measure('scroll to the middle', [scroll, 0.5], [scroll, 0]);
await measure('open an event', [click, '.event-row:nth-of-type(2)'], [go, EVENTS]);
await once(click, '.event-row:nth-of-type(2)');
await tab.locator('.event-table').focus();
await measure('next event', [key, 'j']);
await measure('select a row', [key, 'x']);
await once(go, EVENTS);
await measure('rows of another height', [go, `${EVENTS}&rows=compact`], [go, EVENTS]);
await measure('another column', [go, `${EVENTS}&col=userAgent`], [go, EVENTS]);
await measure('another time zone', [go, `${EVENTS}&tz=Europe/Berlin`], [go, EVENTS]);
await measure('group by user and event', [go, `${EVENTS}&group=user&group=eventName`], [go, EVENTS]);
await measure('to the overview', [go, '#/overview?v=1'], [go, EVENTS]);
await once(go, '#/overview?v=1');
await measure('timeline divided by user', [go, '#/overview?v=1&stack=user'], [go, '#/overview?v=1']);
await measure('compare with another filter', [go, '#/overview?v=1&vs=user&vs-q=readOnly:true'], [go, '#/overview?v=1']);
await measure('overview of a filter', [go, '#/overview?v=1&q=readOnly:false'], [go, '#/overview?v=1']);
await measure('to integrity', [go, '#/integrity?v=1'], [go, EVENTS]);
await measure('to issues', [go, '#/issues?v=1'], [go, EVENTS]);
await measure('to detections', [go, '#/detections?v=1'], [go, EVENTS]);

console.log(`${loaded.events} events, ${page.version}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}`);
console.table(results);
await page.close();
