// Traillight in a headless Chromium, driven and measured from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';

// Playwright is already installed for the stories.
const e2e = path.join(import.meta.dirname, '../../e2e');
const { chromium } = createRequire(path.join(e2e, 'package.json'))('@playwright/test');

const BASE = '/';

/** The most that loading may take. */
const LOADING = 600_000;

/** After so many other questions no answer to a question is kept: two dozen are, a view asks three. */
const OTHERS = 14;

/** Runs in the page before anything else: notes long tasks, and when the first events are shown. */
function watch() {
  window.bench = { tasks: [], firstEvents: undefined };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.bench.tasks.push({ start: task.startTime, ms: task.duration });
  }).observe({ entryTypes: ['longtask'] });
  const look = () => {
    const total = document.querySelector('[data-testid=events-total]');
    if (Number(total?.dataset.value) > 0) window.bench.firstEvents = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export class Page {
  static async open(dist, executablePath, fragment = '#/events') {
    const server = spawn(process.execPath, [
      path.join(e2e, 'support/serve.mjs'),
      ...['--port', '0', '--base', BASE, '--dist', dist],
    ]);
    // It says which port it was given.
    const [port] = await once(server.stdout, 'data');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
    const browser = await chromium.launch({ executablePath, args });
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await tab.addInitScript(watch);
    const page = new Page(server, browser, tab);
    await tab.goto(`http://127.0.0.1:${String(port).trim()}${BASE}${fragment}`);
    await page.idle();
    return page;
  }

  constructor(server, browser, tab) {
    Object.assign(this, { server, browser, tab, version: `Chromium ${browser.version()}` });
  }

  idle() {
    return this.tab.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout: LOADING });
  }

  value(testid, attribute = 'data-value') {
    return this.tab.getByTestId(testid).first().getAttribute(attribute).then(Number);
  }

  /** Chooses a folder. */
  choose(folder) {
    return this.tab.getByTestId('open-folder').first().setInputFiles(folder, { timeout: LOADING });
  }

  /** Waits until everything is read and checked. */
  async ready() {
    await this.tab.waitForSelector('[data-testid=status][data-state=ready]', { timeout: LOADING });
    await this.idle();
  }

  /** Milliseconds that the last work of this name took, as the page itself measured it. */
  measured(name) {
    return this.tab.evaluate((of) => performance.getEntriesByName(of).at(-1).duration, name);
  }

  /** Notes from now on how long no frame was drawn. */
  watchFrames() {
    return this.tab.evaluate(() => {
      window.bench.frame = 0;
      let last = performance.now();
      const look = (now) => {
        window.bench.frame = Math.max(window.bench.frame, now - last);
        last = now;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }

  /** The longest time without a frame, in milliseconds, since this was last asked. */
  longestFrame() {
    return this.tab.evaluate(() => {
      const longest = window.bench.frame;
      window.bench.frame = 0;
      return longest;
    });
  }

  /** Opens a folder; times are those that the page itself measures. */
  async load(folder) {
    await this.choose(folder);
    await this.ready();
    const { start, seconds, firstEvents, tasks } = await this.tab.evaluate(() => {
      const [ingest] = performance.getEntriesByName('ingest');
      const during = window.bench.tasks.filter((task) => task.start >= ingest.startTime).map((task) => task.ms);
      return {
        start: ingest.startTime,
        seconds: ingest.duration / 1000,
        firstEvents: window.bench.firstEvents,
        tasks: during,
      };
    });
    return {
      seconds,
      firstEvents: (firstEvents - start) / 1000,
      longTasks: tasks.length,
      // The observer only reports tasks longer than 50 ms.
      longestTask: Math.max(0, ...tasks) / 1000,
      events: await this.value('events-total'),
      inflatedBytes: await this.value('json-bytes'),
      columnBytes: await this.value('memory-bytes', 'data-columns'),
      rawBytes: await this.value('memory-bytes', 'data-raw'),
    };
  }

  /** Asks and waits until the answer is drawn; the time is the one between question and answer. The best of three. */
  async ask(query) {
    let seconds = Infinity;
    let matching;
    for (let turn = 0; turn < 3; turn += 1) {
      // Other questions in between, because the engine keeps the answers to the last few.
      for (let other = 0; other < OTHERS; other += 1) await this.apply(`eventName:other${other}`);
      const measured = await this.apply(query);
      seconds = Math.min(seconds, measured);
      matching = await this.value('events-matching');
    }
    return { seconds, matching };
  }

  async apply(query) {
    await this.tab.evaluate(() => performance.clearMeasures('query'));
    const input = this.tab.getByTestId('query-input').first();
    await input.fill(query);
    await input.press('Enter');
    await this.tab.waitForTimeout(20);
    await this.idle();
    return this.tab.evaluate(() => {
      // Several views may ask at once; the result is complete when the last answer is there.
      const asked = performance.getEntriesByName('query');
      const end = Math.max(...asked.map((it) => it.startTime + it.duration));
      return (end - Math.min(...asked.map((it) => it.startTime))) / 1000;
    });
  }

  async close() {
    await this.browser.close();
    this.server.kill();
  }
}
