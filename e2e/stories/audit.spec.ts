// What an auditor does: draw a sample, note an exception, and write a working paper that somebody else can check.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { type App, expect, test } from '../support/page';

test.beforeEach(async ({ app }) => {
  await app.open('#/events?v=1');
  await app.loadSample();
});

async function fromMenu(app: App, item: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Menu' }).click();
  await app.page.getByRole('menuitem', { name: item }).click();
  await app.idle();
}

async function draw(app: App, name: string, events: number, seed: string): Promise<void> {
  await app.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await app.page.getByRole('spinbutton', { name: 'Events' }).fill(String(events));
  await app.page.getByLabel('Seed').fill(seed);
  await app.page.getByRole('button', { name: 'Draw', exact: true }).click();
  await app.idle();
}

/** Clicks, and returns the bytes of what is downloaded. */
async function downloaded(page: Page, button: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await download).path());
}

/** The files in a zip archive, found by its directory. */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, note] = [20, 28, 30, 32].map((field) => (field === 20 ? zip.readUInt32LE(at + field) : zip.readUInt16LE(at + field)));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(from, from + (size ?? 0));
    files.set(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)), zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(stored) : stored);
    at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return files;
}

test('a sample is drawn, found, saved, and continued from the file', async ({ app, page }) => {
  await app.query('readOnly:false');
  const population = await app.value('events-matching');
  await fromMenu(app, 'Draw a sample');
  await expect(app.id('sample-plan')).toContainText(`Population: ${population.toLocaleString('en')} events`);
  await draw(app, 'changes Q1', 5, '2026-11-30');
  const samples = app.id('samples');
  await expect(samples).toContainText(`5 of ${population.toLocaleString('en')} events, Random, seed 2026-11-30`);
  const file = JSON.parse((await downloaded(page, 'Save with the notes')).toString());
  expect(file.samples).toHaveLength(1);
  expect(file.samples[0]).toMatchObject({ name: 'changes Q1', generator: 'ChaCha20', filter: 'readOnly:false', first: 5 });
  await samples.getByRole('button', { name: 'Show the events' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(5);
  const rows = app.id('event-row');
  const shown = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-event-id')));
  const drawn: string[] = file.samples[0].drawn.map((event: { eventID: string }) => event.eventID);
  expect([...shown].sort()).toEqual([...drawn].sort());
  await expect(rows.first()).toContainText('sample changes Q1');
  // Somebody else opens the file, goes to the population, and draws more of the same sequence.
  await page.reload();
  await app.loadSample();
  await app.openFiles([{ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) }]);
  expect(await app.query('sample:"changes Q1"')).toEqual({ matching: 5 });
  await fromMenu(app, 'Draw a sample');
  await page.getByRole('button', { name: 'Draw more' }).click();
  await app.idle();
  await expect(page.getByRole('alert').filter({ hasText: 'Only the same population continues' })).toBeVisible();
  await page.getByRole('link', { name: 'Show what it was drawn from' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(population);
  await fromMenu(app, 'Draw a sample');
  await page.getByRole('spinbutton', { name: 'Events' }).fill('3');
  await page.getByRole('spinbutton', { name: 'Events' }).blur();
  await page.getByRole('button', { name: 'Draw more' }).click();
  await app.idle();
  const more = JSON.parse((await downloaded(page, 'Save with the notes')).toString());
  expect(more.samples[0].drawn.slice(0, 5)).toEqual(file.samples[0].drawn);
  expect(more.samples[0].drawn).toHaveLength(8);
});

test('a working paper is written, printed and checked by its hashes', async ({ app, page, context }, info) => {
  await app.query('name:ConsoleLogin');
  await app.id('event-row').first().click();
  await app.idle();
  await app.id('notes').getByLabel('Tags, separated by commas').fill('exception');
  await app.id('notes').getByLabel('Tags, separated by commas').press('Enter');
  await app.idle();
  await fromMenu(app, 'Draw a sample');
  await draw(app, 'sign-ins', 4, '7');
  await page.keyboard.press('Escape');
  await fromMenu(app, 'Working paper');
  const add = app.id('paper-add');
  await add.selectOption({ label: 'What matches now' });
  await expect(app.id('paper-section')).toHaveCount(1);
  await page.getByLabel('Title').fill('Sign-ins in <March>');
  await page.getByLabel('Prepared by').fill('Mei Chen');
  const first = app.id('paper-section').first();
  await first.getByLabel('Section').fill('Sign-ins');
  await first.getByLabel('Question').fill('Did only staff sign in?');
  await first.getByLabel('Sample').selectOption('sign-ins');
  await first.getByLabel('Conclusion').fill('Yes.\nOne to be followed up.');
  // Rules are tried in the background; then their controls can be chosen.
  await expect(add.locator('option').filter({ hasText: 'A trail was stopped or deleted' }).first()).toBeAttached({ timeout: 60_000 });
  await add.selectOption({ index: await add.locator('option').evaluateAll((all) => all.findIndex((it) => it.textContent?.includes('A trail was stopped or deleted'))) });
  await expect(app.id('paper-section')).toHaveCount(2);
  const saved = info.outputPath('paper.html');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a page to print' }).click();
  await (await download).saveAs(saved);
  await app.idle();
  const paper = await context.newPage();
  await paper.goto(pathToFileURL(saved).href);
  await expect(paper.getByRole('heading', { name: 'Sign-ins in <March>' })).toBeVisible();
  await expect(paper.getByRole('heading', { name: '1. Sign-ins' })).toBeVisible();
  await expect(paper.locator('body')).toContainText('Drawn from this population.');
  await expect(paper.locator('body')).toContainText('StopLogging');
  await expect(paper.locator('svg.matrix').first()).toBeVisible();
  const pages = ((await paper.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(pages).toBeLessThanOrEqual(10);
  await paper.close();
  const files = unzipped(await downloaded(page, 'Save as an archive (zip)'));
  const sums = files.get('SHA256SUMS')?.toString() ?? '';
  expect(sums.trim().split('\n')).toHaveLength(files.size - 2);
  for (const line of sums.trim().split('\n')) {
    const [sha256, path] = line.split('  ');
    expect(createHash('sha256').update(files.get(path ?? '') ?? '').digest('hex'), path).toBe(sha256);
  }
  expect(files.get('section-1/sample.ndjson')?.toString().trim().split('\n')).toHaveLength(4);
  expect(files.get('section-1/exceptions.csv')?.toString()).toContain('ConsoleLogin');
});

test('a paper that is a page proves its populations again, and says if they are others', async ({ app, page, context }, info) => {
  await app.query('name:StopLogging');
  await fromMenu(app, 'Working paper');
  await app.id('paper-add').selectOption({ label: 'What matches now' });
  await page.getByLabel('Title').fill('Who stopped logging?');
  await page.getByLabel('Prepared by').fill('Mei Chen');
  const section = app.id('paper-section').first();
  await section.getByLabel('Section').fill('Stopped');
  await section.getByLabel('Conclusion').fill('One person did.');
  const saved = info.outputPath('paper.html');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a page that proves itself' }).click();
  await (await download).saveAs(saved);
  await app.idle();

  const there = await context.newPage();
  await there.goto(pathToFileURL(saved).href);
  await there.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout: 60_000 });
  await expect(there.getByTestId('paper-carried')).toContainText('“Who stopped logging?”, prepared by Mei Chen.');
  await expect(there.getByTestId('paper-section').getByLabel('Conclusion')).toHaveValue('One person did.');
  await expect(there.getByTestId('paper-as-saved')).toContainText(/1\sevent, SHA-256 of their eventIDs [0-9a-f]{64}\. The same here\./);
  const printed = info.outputPath('printed.html');
  const again = there.waitForEvent('download');
  await there.getByRole('button', { name: 'Save as a page to print' }).click();
  await (await again).saveAs(printed);
  expect(await readFile(printed, 'utf8')).toContain('The same here.');

  // Of another account, it is another population.
  await there.getByLabel('Accounts, separated by commas').fill('999999999999');
  await expect(there.getByTestId('paper-as-saved')).toContainText('This is not the same population.');
  await there.close();
});

test('papers and saved pages say how the text of a filter differs from what was typed', async ({ app, page, context }, info) => {
  await app.query('{ $.resources[0].ARN = "*" }');
  await fromMenu(app, 'Working paper');
  await app.id('paper-add').selectOption({ label: 'What matches now' });
  const paper = (await downloaded(page, 'Save as a page to print')).toString();
  expect(paper).toContain('every element');
  await app.idle();
  await page.keyboard.press('Escape');
  await fromMenu(app, 'As a page that proves itself');
  await page.getByLabel('With the logs, digests and keys').uncheck();
  await app.idle();
  const saved = info.outputPath('page.html');
  await writeFile(saved, await downloaded(page, 'Save the page'));
  const opened = await context.newPage();
  await opened.goto(pathToFileURL(saved).href);
  await opened.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout: 60_000 });
  await opened.keyboard.press('g');
  await opened.keyboard.press('i');
  await expect(opened.getByTestId('manifest')).toContainText('every element');
  await opened.close();
});
