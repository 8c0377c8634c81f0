// Traillight as one file, and pages with evidence in them: they open from disk, prove themselves, and say what was changed.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { type App, expect, test } from '../support/page';

const idle = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout: 60_000 });

/** Opens a file from disk in a page of its own, and lists what it asks for. */
async function openFile(app: App, path: string): Promise<{ page: Page; asked: string[] }> {
  const page = await app.page.context().newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url().split('#')[0] ?? '');
  });
  await page.goto(pathToFileURL(path).href);
  await idle(page);
  return { page, asked };
}

/** Clicks an item of the menu and keeps what is downloaded. */
async function fromMenu(page: Page, item: string, path: string): Promise<void> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText(item).click();
  await (await download).saveAs(path);
}

/** Saves what matches a search as a page. */
async function savePage(app: App, path: string): Promise<void> {
  await app.open('#/events?v=1&q=eventName:StopLogging');
  await app.loadSample();
  await app.page.getByRole('button', { name: 'Menu' }).click();
  await app.page.getByText('As a page that proves itself').click();
  await app.idle();
  await expect(app.id('handover-plan')).toContainText('1 event, of which 1 proved');
  await app.page.getByLabel('Saved by (optional)').fill('Mei <b>Chen');
  await app.page.getByLabel('Purpose, case or control (optional)').fill('Who stopped logging?');
  const download = app.page.waitForEvent('download');
  await app.page.getByRole('button', { name: 'Save the page' }).click();
  await (await download).saveAs(path);
  await app.idle();
}

test('all of Traillight is one file that opens from disk and asks for nothing', async ({ app }, info) => {
  const tool = info.outputPath('tool.html');
  await fromMenu(app.page, 'Save Traillight as one file', tool);
  const { page, asked } = await openFile(app, tool);
  await page.getByTestId('load-sample').click();
  await idle(page);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await idle(page);
  await expect(page.getByRole('heading', { name: 'Integrity' })).toBeAttached();
  expect(asked).toEqual([pathToFileURL(tool).href]);
  // It can pass itself on, byte by byte.
  const again = info.outputPath('again.html');
  await fromMenu(page, 'Save Traillight as one file', again);
  expect((await readFile(again)).equals(await readFile(tool))).toBe(true);
});

test('a page with evidence in it shows the same view and proves it again', async ({ app }, info) => {
  const saved = info.outputPath('saved.html');
  await savePage(app, saved);
  const { page, asked } = await openFile(app, saved);
  await expect(page.getByRole('alert').filter({ hasText: 'saved with evidence in it' })).toBeVisible();
  await expect(page.getByTestId('event-row')).toHaveCount(1);
  await expect(page.getByTestId('event-row')).toContainText('StopLogging');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await idle(page);
  const manifest = page.getByTestId('manifest');
  await expect(manifest).toContainText('saved by Mei <b>Chen');
  await expect(manifest).toContainText('Purpose: Who stopped logging?');
  await expect(manifest).toContainText('files were not handed over');
  await expect(manifest).toContainText('proved by 1 key, which proves files here, too');
  await expect(page.getByRole('heading', { name: 'All logs proved' })).toBeVisible();
  expect(asked).toEqual([pathToFileURL(saved).href]);
});

const MANIFEST = /(<script type="application\/octet-stream" id="manifest">)([^<]*)(<\/script>)/;

/** The page with another manifest. */
function withManifest(html: string, change: (manifest: Record<string, unknown>) => void): string {
  const packed = MANIFEST.exec(html)?.[2] ?? '';
  const manifest = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as Record<string, unknown>;
  change(manifest);
  const written = gzipSync(JSON.stringify(manifest)).toString('base64');
  return html.replace(MANIFEST, (_, before: string, __, after: string) => before + written + after);
}

test('what the manifest of a page claims is compared with what it has, and said at once', async ({ app }, info) => {
  test.slow();
  const saved = info.outputPath('saved.html');
  await savePage(app, saved);
  const html = await readFile(saved, 'utf8');
  const cases: [(manifest: Record<string, unknown>) => void, RegExp, RegExp][] = [
    [() => {}, /That is so here: 1 event matches/, /That is so here: 1 event matches/],
    [(it) => Object.assign(it, { events: 100, proved: 100 }), /It says: 100 events.*That is not so here: 1 event/, /That is not so here/],
    [(it) => Object.assign(it, { eventIdsSha256: '0'.repeat(64) }), /the hash of their eventIDs differs/, /eventIDs differs/],
    [(it) => Object.assign(it, { format: 'traillight.manifest/2' }), /cannot be used:.*traillight\.manifest\/2/, /traillight\.manifest\/2/],
    [(it) => Object.assign(it, { redacted: ['names'] }), /says that its records were redacted\. But logs/, /That is so here/],
  ];
  for (const [change, notice, view] of cases) {
    const file = info.outputPath('claims.html');
    await writeFile(file, withManifest(html, change));
    const { page } = await openFile(app, file);
    await expect(page.getByRole('alert').filter({ hasText: notice })).toBeVisible();
    // The files of the session that it was saved from are not those that it carries.
    await expect(page.getByText('These are not the files')).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await idle(page);
    await expect(page.getByTestId('manifest')).toContainText(view);
    await page.close();
  }
});

test('whatever is changed in a page is named', async ({ app }, info) => {
  test.slow();
  const saved = info.outputPath('saved.html');
  await savePage(app, saved);
  const html = await readFile(saved, 'utf8');
  // So far behind the place, a letter is another one.
  const cases: [string, number, RegExp][] = [
    ['id="evidence-1">', 400, /evidence-1.*was changed/],
    ['id="manifest">', 400, /manifest.*was changed/],
    ['id="page_wasm">', 400, /page_wasm.*was changed/],
    ['id="worker_wasm">', 400, /worker_wasm.*was changed/],
    // The name of a part: nothing of that name is left.
    ['id="evidence-1">', -5, /evidence-1.*is missing/],
    ['id="manifest">', -5, /manifest.*is missing/],
  ];
  for (const [place, behind, words] of cases) {
    const at = html.indexOf(place) + place.length + behind;
    const changed = html.slice(0, at) + (html[at] === 'A' ? 'B' : 'A') + html.slice(at + 1);
    const file = info.outputPath('changed.html');
    await writeFile(file, changed);
    const page = await app.page.context().newPage();
    await page.goto(pathToFileURL(file).href);
    await idle(page);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await page.close();
  }
  // Cut off in the middle: nothing runs, so what stands in the page itself has to say it.
  const file = info.outputPath('cut.html');
  await writeFile(file, html.slice(0, html.length / 2));
  const page = await app.page.context().newPage();
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByRole('status')).toContainText('this file was cut off or changed');
});
