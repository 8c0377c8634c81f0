// Exports: what the table shows, in every format; into a file that is chosen, with progress; and nothing half written when the disk
// is full, the choice refused or the user changes their mind.
import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { type App, expect, test } from '../support/page';

/** How the browser's dialog for a file behaves. */
interface Plan {
  /** Refuses with this. */
  refuse?: string;
  /** The write that fails, from 1, and with what. */
  failAt?: number;
  kind?: string;
  /** Holds up this write until the story lets it go. */
  holdAt?: number;
}

/** What became of the file. */
interface Fate {
  closed: boolean;
  aborted: boolean;
  removed: boolean;
  writes: number;
  suggested: string;
  text: string;
}

/** Puts a file that only exists in the page in place of the browser's dialog. */
async function choose(page: Page, plan: Plan): Promise<void> {
  await page.addInitScript((plan: Plan) => {
    const fate = { closed: false, aborted: false, removed: false, writes: 0, suggested: '', parts: [] as Blob[] };
    const stream = {
      write: async (part: Blob) => {
        fate.writes += 1;
        if (fate.writes === plan.failAt) throw new DOMException('it cannot be written', plan.kind);
        if (fate.writes === plan.holdAt) await new Promise(() => undefined);
        fate.parts.push(part);
      },
      close: async () => {
        fate.closed = true;
      },
      abort: async () => {
        fate.aborted = true;
      },
    };
    const showSaveFilePicker = async (options: { suggestedName: string }) => {
      fate.suggested = options.suggestedName;
      if (plan.refuse) throw new DOMException('it was refused', plan.refuse);
      return {
        name: 'chosen.csv',
        createWritable: async () => stream,
        remove: async () => {
          fate.removed = true;
        },
      };
    };
    Object.assign(window, { fate, showSaveFilePicker });
  }, plan);
}

async function fate(page: Page): Promise<Fate> {
  return page.evaluate(async () => {
    const { parts, ...rest } = (window as unknown as { fate: Omit<Fate, 'text'> & { parts: Blob[] } }).fate;
    return { ...rest, text: await new Blob(parts).text() };
  });
}

/** A log of its own with so many events. */
function log(events: number): { name: string; mimeType: string; buffer: Buffer } {
  const record = (at: number) => ({
    eventVersion: '1.11',
    eventTime: new Date(Date.UTC(2026, 2, 2) + at * 1000).toISOString().replace('.000Z', 'Z'),
    eventID: `id-${at}`,
    eventSource: 'iam.amazonaws.com',
    eventName: 'GetUser',
    awsRegion: 'us-east-1',
    recipientAccountId: '012345678901',
  });
  const Records = Array.from({ length: events }, (_, at) => record(at));
  return { name: 'log.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records })) };
}

async function openDialog(app: App, format: string): Promise<void> {
  await app.page.getByTestId('export-dialog').click();
  await app.page.locator(`input[name=export-format][value=${format}]`).check();
  await app.idle();
}

/** What the dialog downloads. */
async function download(app: App, format: string, columns: 'shown' | 'all' = 'shown'): Promise<string> {
  await openDialog(app, format);
  const choice = app.page.locator(`input[name=export-columns][value=${columns}]`);
  if (await choice.count()) await choice.check();
  const started = app.page.waitForEvent('download');
  await app.page.getByRole('button', { name: 'Download' }).click();
  const text = await readFile(await (await started).path(), 'utf8');
  await app.idle();
  return text;
}

/** The cells of CSV or TSV. */
function cells(text: string, between: string): string[][] {
  const lines: string[][] = [];
  let [line, cell, quoted] = [[] as string[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === between || c === '\n') {
      line.push(cell);
      cell = '';
      if (c === '\n') {
        lines.push(line);
        line = [];
      }
    } else if (c !== '\r') cell += c;
  }
  return lines;
}

/** What the table shows: for each row, the values behind its cells. */
async function onScreen(app: App): Promise<{ fields: string[]; rows: string[][] }> {
  const rows = app.id('event-row');
  const row = (element: Element) =>
    Array.from(element.querySelectorAll('[data-testid=row-field]'), (cell) => [
      cell.getAttribute('data-field') ?? '',
      cell.getAttribute('data-value') ?? '',
    ]);
  const all = await rows.evaluateAll((elements, source) => {
    const read = new Function(`return (${source})`)() as (element: Element) => string[][];
    return elements.map(read);
  }, row.toString());
  return { fields: all[0].map(([field]) => field), rows: all.map((cells) => cells.map(([, value]) => value)) };
}

test('every format has the rows of the screen, in its order, with its columns and its zone', async ({ app, page }) => {
  // Wide enough for all columns.
  await page.setViewportSize({ width: 1900, height: 900 });
  await app.open('#/events?v=1&tz=Asia/Kolkata&col=userIdentity.type&q=readOnly:false');
  await app.loadSample();
  await app.id('event-table').getByRole('columnheader', { name: 'Event', exact: true }).getByRole('button').first().click();
  await app.idle();
  const { fields, rows } = await onScreen(app);
  const all = await app.value('events-matching');
  expect(rows.length).toBeGreaterThan(5);
  const time = fields.indexOf('eventTime');

  for (const [format, between] of [
    ['csv', ','],
    ['excel', ','],
    ['tsv', '\t'],
  ]) {
    const text = await download(app, format);
    expect(text.startsWith('\ufeff')).toBe(format === 'excel');
    const [head, ...lines] = cells(text.replace('\ufeff', ''), between);
    expect(lines).toHaveLength(all);
    expect(head[time]).toBe('eventTime');
    expect(head[time + 1]).toBe('eventTime (Asia/Kolkata)');
    const [utc, local] = lines[0].slice(time, time + 2);
    expect(local).toMatch(/\+05:30$/);
    expect(new Date(local).getTime()).toBe(new Date(utc).getTime());
    const plain = (cell: string) => cell.replace(/^="(.*)"$/, '$1').replace(/^'(?=[-=+@])/, '');
    const shown = lines.map((line) => line.filter((_, at) => at !== time + 1).map(plain));
    expect(shown.slice(0, rows.length)).toEqual(rows);
  }

  const markdown = (await download(app, 'markdown')).trimEnd().split('\n');
  expect(markdown).toHaveLength(all + 2);
  expect(markdown[0]).toContain('| eventTime (Asia/Kolkata) |');
  expect(new Set(markdown.map((line) => line.match(/(?<!\\)\|/g)?.length)).size).toBe(1);

  const json = JSON.parse(await download(app, 'json')).Records;
  const lines = (await download(app, 'ndjson')).trimEnd().split('\n');
  const ocsf = (await download(app, 'ocsf')).trimEnd().split('\n');
  expect([json.length, lines.length, ocsf.length]).toEqual([all, all, all]);
  const name = fields.indexOf('eventName');
  const names = rows.map((row) => row[name]);
  expect(json.slice(0, rows.length).map((record: { eventName: string }) => record.eventName)).toEqual(names);
  expect(lines.slice(0, rows.length).map((line) => JSON.parse(line).eventName)).toEqual(names);
  expect(ocsf.slice(0, rows.length).map((line) => JSON.parse(line).api.operation)).toEqual(names);

  // All columns are what Traillight reads again.
  const whole = await download(app, 'excel', 'all');
  await app.open('#/events');
  await app.openFiles({ name: 'traillight-events.csv', mimeType: 'text/csv', buffer: Buffer.from(whole) });
  expect(await app.value('events-total')).toBe(all);
});

test('a hidden column is not exported, and the dialog says what will be', async ({ app, page }) => {
  await app.open('#/events?v=1&q=eventName:StopLogging');
  await app.loadSample();
  await openDialog(app, 'csv');
  const plan = app.id('export-plan');
  await expect(plan).toContainText('1 event, by Time, descending. About');
  await expect(plan).toContainText('Times are in UTC.');
  await page.locator('input[value=json]').check();
  await app.idle();
  await expect(plan).toContainText('Each record with its bytes as they are in the log');
  await expect(page.locator('input[name=export-columns]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.locator('[data-columns] button').click();
  await page.getByRole('menuitemradio', { name: 'Region' }).or(page.getByRole('menuitemcheckbox', { name: 'Region' })).click();
  await app.idle();
  expect(cells(await download(app, 'csv'), ',')[0]).not.toContain('awsRegion');
});

test('a chosen file is written a portion at a time', async ({ app, page }) => {
  await choose(page, {});
  await app.open('#/events');
  await app.openFiles(log(10_000));
  const downloaded = await download(app, 'csv');
  await openDialog(app, 'csv');
  await page.getByRole('button', { name: 'Save as …' }).click();
  await app.idle();
  await expect(page.locator('.notices')).toContainText('chosen.csv is written: 10,000 rows');
  const { text, writes, ...rest } = await fate(page);
  expect(rest).toEqual({ closed: true, aborted: false, removed: false, suggested: 'traillight-events.csv' });
  expect(writes).toBe(3);
  expect(text).toBe(downloaded);
});

test('a full disk is said, and nothing half written is left', async ({ app, page }) => {
  await choose(page, { failAt: 3, kind: 'QuotaExceededError' });
  await app.open('#/events');
  await app.openFiles(log(10_000));
  await openDialog(app, 'ndjson');
  await page.getByRole('button', { name: 'Save as …' }).click();
  await app.idle();
  await expect(page.locator('.notices')).toContainText('There is no room for chosen.csv where you chose to save it.');
  const { closed, aborted, removed } = await fate(page);
  expect({ closed, aborted, removed }).toEqual({ closed: false, aborted: true, removed: true });
  // The next one is written as if nothing had been.
  expect((await download(app, 'ndjson')).trimEnd().split('\n')).toHaveLength(10_000);
});

test('a choice that is refused writes nothing and says so', async ({ app, page }) => {
  await choose(page, { refuse: 'AbortError' });
  await app.open('#/events');
  await app.openFiles(log(10));
  await openDialog(app, 'csv');
  await page.getByRole('button', { name: 'Save as …' }).click();
  await app.idle();
  await expect(page.locator('.notices')).toContainText('No file was chosen, so nothing was written.');
  expect((await fate(page)).writes).toBe(0);
});

test('writing can be cancelled in the middle of a portion', async ({ app, page }) => {
  await choose(page, { holdAt: 2 });
  await app.open('#/events');
  await app.openFiles(log(10_000));
  await openDialog(app, 'csv');
  await page.getByRole('button', { name: 'Save as …' }).click();
  await expect(app.id('saving')).toContainText('chosen.csv: 4,096 of 10,000 rows');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await app.idle();
  await expect(page.locator('.notices')).toContainText('Cancelled. Nothing of chosen.csv is left.');
  await expect(app.id('saving')).toHaveCount(0);
  const { closed, aborted, removed } = await fate(page);
  expect({ closed, aborted, removed }).toEqual({ closed: false, aborted: true, removed: true });
});

test('a download that is cancelled never begins', async ({ app, page }) => {
  await app.open('#/events');
  await app.openFiles(log(40_000));
  await openDialog(app, 'json');
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  // As soon as there is something to cancel.
  await page.evaluate(() => {
    const cancel = () => document.querySelector<HTMLElement>('[data-testid=saving] + button')?.click();
    new MutationObserver(cancel).observe(document.body, { subtree: true, childList: true });
  });
  await page.getByRole('button', { name: 'Download' }).click();
  await app.idle();
  await expect(page.locator('.notices')).toContainText('Cancelled. Nothing of traillight-events.json is left.');
  expect(downloads).toEqual([]);
});

test('a saved page goes into a chosen file, too', async ({ app, page }) => {
  await choose(page, {});
  await app.open('#/events?v=1&q=eventName:StopLogging');
  await app.loadSample();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText('As a page that proves itself').click();
  await app.idle();
  await page.getByTestId('choose-file').check();
  await page.getByRole('button', { name: 'Save the page' }).click();
  await app.idle();
  const { closed, suggested, text } = await fate(page);
  expect(closed).toBe(true);
  expect(suggested).toMatch(/^traillight-evidence-.*\.html$/);
  expect(text.trimStart()).toMatch(/^<!doctype html>/i);
  expect(text).toContain('evidence-1');
});

for (const [chart, picture] of [
  ['timeline', 'events'],
  ['region', 'Region'],
  ['week', ':00'],
]) {
  test(`the chart ${chart} is saved as a picture that refers to nothing else`, async ({ app, page }) => {
    await app.loadSample();
    await app.go('overview');
    const frame = page.locator(`[data-testid=chart][data-chart="${chart}"]`);
    const save = async (item: string) => {
      await frame.getByRole('button', { name: 'Save as a picture' }).click();
      const started = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: item }).click();
      const download = await started;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const svg = await save('SVG');
    expect(svg.name).toMatch(/\.svg$/);
    const text = svg.bytes.toString('utf8');
    const read = await page.evaluate((text) => {
      const tree = new DOMParser().parseFromString(text, 'image/svg+xml');
      const elements = Array.from(tree.querySelectorAll('*'));
      const values = elements.flatMap((element) => Array.from(element.attributes, (it) => it.value));
      return { broken: tree.querySelector('parsererror') !== null, title: tree.querySelector('title')?.textContent, values };
    }, text);
    expect(read.broken).toBe(false);
    expect(read.title).toBe(await frame.locator('.chart-title').textContent());
    expect(read.values.filter((value) => /url\(|:\/\//.test(value) && value !== 'http://www.w3.org/2000/svg')).toEqual([]);
    expect(text).toContain(picture);
    const png = await save('PNG');
    expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Twice as wide as it is drawn.
    expect(png.bytes.readUInt32BE(16)).toBe(1920);
  });
}

test('groups are saved as a table', async ({ app, page }) => {
  await app.open('#/events?v=1&group=eventName');
  await app.loadSample();
  const panel = page.locator('.groups-panel');
  await panel.getByRole('button', { name: 'Save the groups' }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV', exact: true }).click();
  const [head, ...lines] = cells(await readFile(await (await started).path(), 'utf8'), ',');
  expect(head.slice(0, 2)).toEqual(['eventName', 'Events']);
  expect(lines.length).toBe(await panel.locator('tbody tr').count());
});
