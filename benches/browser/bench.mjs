// Loads a folder of logs into the built page, in a headless Chromium, and into DuckDB, and asks both the same
// questions.
//
//     node bench.mjs --dist DIST --tree TREE [--chromium PATH]
//
// `cargo xtask bench` makes the folder and calls this.
import { closeSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { DuckDb } from './duckdb.mjs';
import { Page } from './page.mjs';
import { QUERIES } from './queries.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    tree: { type: 'string' },
    chromium: { type: 'string' },
  },
});

const files = readdirSync(values.tree, { recursive: true }).filter((name) => name.endsWith('.json.gz'));
const sizes = files.map((name) => sizesOf(path.join(values.tree, name)));
const stored = sizes.reduce((sum, size) => sum + size.stored, 0);
const largest = sizes.reduce((most, size) => Math.max(most, size.inflated), 0);

/** The last four bytes of a gzip file tell how many there are after inflating (RFC 1952, ISIZE). */
function sizesOf(name) {
  const file = openSync(name);
  const stored = fstatSync(file).size;
  const trailer = Buffer.alloc(4);
  readSync(file, trailer, 0, 4, stored - 4);
  closeSync(file);
  return { stored, inflated: trailer.readUInt32LE() };
}

const page = await Page.open(values.dist, values.chromium);
const loaded = await page.load(values.tree);
const asked = [];
for (const { name, query } of QUERIES) asked.push({ name, query, ...(await page.ask(query)) });
await page.close();

const duckdb = await DuckDb.open(os.cpus().length);
const peer = { seconds: await duckdb.load(values.tree, largest), events: await duckdb.events() };
for (const [at, { where }] of QUERIES.entries()) Object.assign(asked[at], { peer: await duckdb.ask(where) });
duckdb.close();

const cores = os.cpus().length;
const json = loaded.inflatedBytes / 1e6;
const ratio = (theirs, ours) => `${(theirs / ours).toFixed(1)} ×`;
const ms = (seconds) => `${(seconds * 1000).toFixed(1)} ms`;

console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus()[0].model}, ${cores} cores, ${os.type()}; ${page.version};`);
console.log(`${loaded.events} events in ${files.length} files: ${json.toFixed(0)} MB of JSON, ${(stored / 1e6).toFixed(0)} MB as stored.`);
if (peer.events !== loaded.events) console.log(`DuckDB found ${peer.events} events: the comparison is not fair.`);

console.log(`
| loading | |
|---|---|
| dropped files to answers | ${loaded.seconds.toFixed(2)} s |
| JSON, per second | ${(json / loaded.seconds).toFixed(0)} MB |
| JSON, per second and core | ${(json / loaded.seconds / cores).toFixed(0)} MB |
| events, per second | ${Math.round(loaded.events / loaded.seconds)} |
| until the first events are shown | ${ms(loaded.firstEvents)} |
| longest task on the page's thread | ${ms(loaded.longestTask)} (tasks over 50 ms: ${loaded.longTasks}) |
| columns, per event | ${(loaded.columnBytes / loaded.events).toFixed(0)} bytes |
| raw records, of the JSON | ${((loaded.rawBytes / loaded.inflatedBytes) * 100).toFixed(1)} % |
| DuckDB loads the same columns | ${peer.seconds.toFixed(2)} s |
| **ratio** | **${ratio(peer.seconds, loaded.seconds)}** |

| question | Traillight | DuckDB | ratio | events |
|---|---|---|---|---|`);
for (const { name, query, seconds, matching, peer } of asked) {
  const same = peer.matching === matching ? matching : `${matching}, DuckDB ${peer.matching}`;
  console.log(`| ${name}: \`${query.replaceAll('|', '\\|')}\` | ${ms(seconds)} | ${ms(peer.seconds)} | ${ratio(peer.seconds, seconds)} | ${same} |`);
}
