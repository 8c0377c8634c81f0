// Several builds of the page, measured in turns, so that what else the machine does hits all of them alike: how long it takes
// from an empty browser to the sample's first events, to load a folder of logs, and to answer questions about them.
//
//     node turns.mjs --tree TREE [--runs 5] [--chromium PATH] --dist DIST --dist DIST …
//
// `cargo xtask bench --beside DIST` makes the folder and calls this. The first build is the one that others are compared with.
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Page } from './page.mjs';
import { QUERIES } from './queries.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', multiple: true },
    tree: { type: 'string' },
    runs: { type: 'string', default: '5' },
    chromium: { type: 'string' },
  },
});

const MEASURES = ['start', 'load', 'first', 'ask'];
const builds = values.dist.map((dist) => ({ dist, start: [], load: [], first: [], ask: [] }));

for (let run = 0; run < Number(values.runs); run += 1) {
  // Every other time from the last to the first, since whoever comes second may find a warm disk.
  for (const build of run % 2 ? builds.toReversed() : builds) {
    build.start.push(await untilSample(build.dist));
    await withPage(build.dist, async (page) => {
      const { seconds, firstEvents } = await page.load(values.tree);
      build.load.push(seconds);
      build.first.push(firstEvents);
      let all = 0;
      for (const { query } of QUERIES) all += (await page.ask(query)).seconds;
      build.ask.push(all);
    });
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const cell = (build, measure) => {
  const ours = median(build[measure]);
  return `${ours.toFixed(2)} s (${(ours / median(builds[0][measure])).toFixed(2)} ×)`;
};
console.log(`Medians of ${values.runs} runs in turns, and their ratio to the first build's.

| build | page opened to the sample's first events | files chosen to answers | to the first events | ${QUERIES.length} questions |
|---|---|---|---|---|`);
for (const build of builds) {
  console.log(`| ${path.basename(build.dist)} | ${MEASURES.map((measure) => cell(build, measure)).join(' | ')} |`);
}

/** A new browser each time: nothing is compiled or kept from before. */
async function withPage(dist, use) {
  const page = await Page.open(dist, values.chromium);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Seconds from opening the page to the first events of the sample, of which nothing waits for a person. */
function untilSample(dist) {
  return withPage(dist, async (page) => {
    await page.tab.getByTestId('load-sample').first().click();
    await page.ready();
    return (await page.tab.evaluate(() => window.bench.firstEvents)) / 1000;
  });
}
