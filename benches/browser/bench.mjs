// Loads a folder of logs into the built page, in a headless Chromium, and into DuckDB, and asks both the same
// questions.
//
//     node bench.mjs --dist DIST --tree TREE [--chromium PATH]
//
// `cargo xtask bench` makes the folder and calls this.
import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { DuckDb, loadWithDuckDb2 } from './duckdb.mjs';
import { floor } from './floor.mjs';
import { memory } from './memory.mjs';
import { Page } from './page.mjs';
import { QUERIES, TEXT } from './queries.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    tree: { type: 'string' },
    chromium: { type: 'string' },
  },
});

const files = readdirSync(values.tree, { recursive: true }).filter((name) => name.endsWith('.json.gz'));
const logs = files.filter((name) => !name.includes('CloudTrail-Digest'));
const sizes = logs.map((name) => sizesOf(path.join(values.tree, name)));
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

/** Seconds that ripgrep takes for a text in all files, if it is installed. */
function search(tree, text) {
  const start = performance.now();
  const { error } = spawnSync('rg', ['--search-zip', '--fixed-strings', '--ignore-case', '--count', text, tree]);
  return error ? undefined : (performance.now() - start) / 1000;
}

const page = await Page.open(values.dist, values.chromium);
const loaded = await page.load(values.tree);
const memoryTaken = memory();
const asked = [];
for (const { name, query } of QUERIES) asked.push({ name, query, ...(await page.ask(query)) });
const least = await floor(page.browser, values.tree);
await page.close();

const duckdb = await DuckDb.open(os.cpus().length);
const peer = { seconds: await duckdb.load(values.tree, largest), events: await duckdb.events() };
for (const [at, { where }] of QUERIES.entries()) Object.assign(asked[at], { peer: await duckdb.ask(where) });
duckdb.close();
const peer2 = loadWithDuckDb2(values.tree, largest, os.cpus().length);
const ripgrep = search(values.tree, TEXT);

const cores = os.cpus().length;
const json = loaded.inflatedBytes / 1e6;
const ratio = (theirs, ours) => `${(theirs / ours).toFixed(1)} ×`;
const ms = (seconds) => `${(seconds * 1000).toFixed(1)} ms`;

console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus()[0].model}, ${cores} cores, ${os.type()}; ${page.version};`);
console.log(`${loaded.events} events in ${logs.length} logs, ${files.length} files with digests: ${json.toFixed(0)} MB of JSON, ${(stored / 1e6).toFixed(0)} MB as stored.`);
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
| memory of all processes of the browser | ${memoryTaken === undefined ? 'not known' : `${(memoryTaken / 1e6).toFixed(0)} MB`} |
| an empty page that reads the same files | ${least.seconds.toFixed(2)} s |
| DuckDB ${duckdb.version} loads the same columns | ${peer.seconds.toFixed(2)} s |
| DuckDB 2 loads the same columns | ${peer2 ? `${peer2.seconds.toFixed(2)} s (${peer2.version})` : 'not measured: `pip install duckdb`'} |
| **Traillight's time, of the faster one's** | **${(loaded.seconds / Math.min(peer.seconds, peer2?.seconds ?? Infinity)).toFixed(2)} ×** |
| \`ripgrep -z\` looks for a text in the files | ${ripgrep === undefined ? 'not installed' : ms(ripgrep)} |

| question | Traillight | DuckDB | ratio | events |
|---|---|---|---|---|`);
for (const { name, query, seconds, matching, peer } of asked) {
  const same = peer.matching === matching ? matching : `${matching}, DuckDB ${peer.matching}`;
  console.log(`| ${name}: \`${query.replaceAll('|', '\\|')}\` | ${ms(seconds)} | ${ms(peer.seconds)} | ${ratio(peer.seconds, seconds)} | ${same} |`);
}
