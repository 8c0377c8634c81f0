// Redacted events: nothing of what was replaced is in what is saved, it opens and counts as before, and says that it proves nothing.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { type App, expect, test } from '../support/page';

const ACCOUNT = '111122223333';
const KEY = 'AKIAABCDEFGHIJKLMNOP';
const ORIGINALS = [ACCOUNT, KEY, 'mei.chen', 'pay-roll-2026', '203.0.113.77', 'CASE-4711', 'vault.corp.test', 'mei@mail.test', 'Katharina', '203-0-113-77', 'ledger-db'];

/** Records with the same values in fields, user agents, JSON in strings, ARNs, object keys and percent encoding. */
function records(): string {
  const user = { type: 'IAMUser', userName: 'mei.chen', accountId: ACCOUNT, accessKeyId: KEY, arn: `arn:aws:iam::${ACCOUNT}:user/mei.chen` };
  const one = (at: number, more: object) => ({
    eventVersion: '1.08', eventTime: `2026-01-15T12:00:0${at}Z`, eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'eu-west-1',
    eventID: `d2f3a1b4-1111-4222-8333-44445555666${at}`, userIdentity: user, recipientAccountId: ACCOUNT, sourceIPAddress: '203.0.113.77', ...more,
  });
  const policy = JSON.stringify({ Statement: [{ Resource: 'arn:aws:s3:::pay-roll-2026/*', Note: JSON.stringify({ by: 'mei.chen' }) }] });
  const all = [
    one(1, { userAgent: 'aws-cli/2.1 (MEI.CHEN; vault.corp.test)', requestParameters: { bucketName: 'pay-roll-2026', key: `mei.chen/${ACCOUNT}.csv` } }),
    one(2, { userAgent: 'x', requestParameters: { bucketName: 'pay-roll-2026', policy } }),
    one(3, { userAgent: 's3://x/mei%2Echen%2F', requestParameters: { note: 'CASE-4711 for mei@mail.test', 'mei.chen': [KEY] } }),
    one(4, { userIdentity: { type: 'IAMUser', userName: 'noa', accountId: ACCOUNT }, userAgent: 'x', requestParameters: null,
      resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::pay-roll-2026/HR/Salary of Katharina Blum (final), v2.xlsx' }],
      responseElements: { dnsName: 'ec2-203-0-113-77.eu-west-1.compute.amazonaws.com', address: 'ledger-db.c9akciq32abc.eu-west-1.rds.amazonaws.com' } }),
  ];
  return JSON.stringify({ Records: all });
}

/** Opens the records and looks at the preview. */
async function preview(app: App): Promise<void> {
  await app.open('#/events');
  await app.openFiles([{ name: `${ACCOUNT}_CloudTrail_mei.chen.json`, mimeType: 'application/json', buffer: Buffer.from(records()) }]);
  await app.page.getByRole('button', { name: 'Menu' }).click();
  await app.page.getByText('Redacted …').click();
  await app.page.getByLabel('Own domains').fill('corp.test');
  await app.page.getByLabel('Regular expressions').fill('CASE-\\d+');
  await app.page.getByRole('button', { name: 'Preview' }).click();
  await app.idle();
  await expect(app.id('redaction-ready')).toHaveAttribute('data-value', '4');
}

async function saved(app: App, format: string, path: string): Promise<Buffer> {
  const download = app.page.waitForEvent('download');
  await app.page.locator(`[data-testid=export][data-format=${format}]`).click();
  await (await download).saveAs(path);
  await app.idle();
  return readFile(path);
}

function expectNone(bytes: Buffer): void {
  const text = bytes.toString('utf8').toLowerCase();
  for (const value of ORIGINALS) expect(text.includes(value.toLowerCase()), `${value} survives`).toBe(false);
}

/** What the blocks of a page contain. */
function blocks(page: Buffer): Buffer {
  const found = [...page.toString('latin1').matchAll(/<script type="application\/octet-stream" id="(evidence-\d+|manifest)">([^<]+)</g)];
  expect(found.length).toBeGreaterThan(1);
  return Buffer.concat(found.map((block) => gunzipSync(Buffer.from(block[2] ?? '', 'base64'))));
}

async function users(page: Page): Promise<number[]> {
  const items = page.locator('[data-testid=facet][data-field=user] [data-testid=facet-item]');
  const counts = await items.evaluateAll((all) => all.map((item) => Number(item.getAttribute('data-count'))));
  return counts.sort();
}

test('no original value is in what is saved, and it opens and counts as before', async ({ app }, info) => {
  await preview(app);
  const dialog = app.page.getByRole('dialog', { name: 'Save redacted' });
  await expect(dialog).toContainText('Redacted records cannot be proved any more');
  await expect(app.id('redaction-replaced').locator('[data-kind=names]')).toContainText('mei.chen → name-');
  await expect(app.id('redaction-replaced').locator('[data-kind=patterns]')).toContainText('CASE-4711');
  await expect(dialog).toContainText('1 value is so short or common');

  const ndjson = await saved(app, 'redacted-ndjson', info.outputPath('redacted.ndjson'));
  expectNone(ndjson);
  expect(ndjson.toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as object)).toHaveLength(4);
  const json = await saved(app, 'redacted-json', info.outputPath('redacted.json'));
  expectNone(json);
  expect((JSON.parse(json.toString('utf8')) as { Records: object[] }).Records).toHaveLength(4);
  const key = JSON.parse((await saved(app, 'redaction-key', info.outputPath('key.json'))).toString('utf8')) as { format: string; key: string };
  expect(key.format).toBe('traillight.redaction-key/1');
  expect(key.key).toMatch(/^[0-9a-f]{64}$/);
  expect(ndjson.includes(key.key)).toBe(false);

  await app.open('#/events');
  await app.openFiles([{ name: 'redacted.ndjson', mimeType: 'application/x-ndjson', buffer: ndjson }]);
  expect(await app.value('events-total')).toBe(4);
  expect(await users(app.page)).toEqual([1, 3]);
});

test('a redacted page says that it proves nothing, and carries no original', async ({ app }, info) => {
  await preview(app);
  await app.page.getByLabel('Purpose, case or control').fill('What did mei.chen do?');
  const path = info.outputPath('redacted.html');
  const bytes = await saved(app, 'redacted-page', path);
  expectNone(bytes);
  expectNone(blocks(bytes));
  const page = await app.page.context().newPage();
  await page.goto(pathToFileURL(path).href);
  await page.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout: 60_000 });
  await expect(page.getByRole('alert').filter({ hasText: 'They cannot be proved' })).toBeVisible();
  await expect(page.getByTestId('event-row')).toHaveCount(4);
  expect(await users(page)).toEqual([1, 3]);
});

test('the key of an earlier redaction gives the same tokens, and a file that is no key says why', async ({ app }, info) => {
  await preview(app);
  const first = await saved(app, 'redacted-ndjson', info.outputPath('first.ndjson'));
  const key = info.outputPath('key.json');
  await saved(app, 'redaction-key', key);
  // A page that was opened anew has another key.
  await app.page.reload();
  await preview(app);
  const other = await saved(app, 'redacted-ndjson', info.outputPath('other.ndjson'));
  expect(other.equals(first)).toBe(false);
  const input = app.page.getByLabel('Key of an earlier redaction');
  await input.setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') });
  await expect(app.page.getByRole('alert').filter({ hasText: 'notes.json is not used: It does not say that it is a key' })).toBeVisible();
  // What was chosen then is chosen again.
  await app.page.getByLabel('Own domains').fill('');
  await app.page.getByLabel('IP addresses').uncheck();
  await input.setInputFiles(key);
  await expect(app.page.getByRole('status').filter({ hasText: 'The key in key.json is used' })).toBeVisible();
  await expect(app.page.getByLabel('Own domains')).toHaveValue('corp.test');
  await expect(app.page.getByLabel('IP addresses')).toBeChecked();
  await app.page.getByRole('button', { name: 'Preview' }).click();
  await app.idle();
  const again = await saved(app, 'redacted-ndjson', info.outputPath('again.ndjson'));
  expect(again.equals(first)).toBe(true);
});

test('what cannot be meant is refused, and nothing is saved', async ({ app }) => {
  await app.open('#/events');
  await app.loadSample();
  await app.page.getByRole('button', { name: 'Menu' }).click();
  await app.page.getByText('Redacted …').click();
  const patterns = app.page.getByLabel('Regular expressions');
  for (const [typed, said] of [
    ['a(b', 'cannot be read, from character 2 on'],
    ['x*', 'matches the empty text'],
    ['.+', 'matches nearly everything'],
  ] as const) {
    await patterns.fill(typed);
    await app.page.getByRole('button', { name: 'Preview' }).click();
    await app.idle();
    await expect(app.page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    await expect(app.id('redaction-preview')).toHaveCount(0);
  }
  // A preview is about what was chosen then.
  await patterns.fill('');
  await app.page.getByRole('button', { name: 'Preview' }).click();
  await app.idle();
  await expect(app.id('redaction-preview')).toBeVisible();
  await app.page.getByLabel('IP addresses').uncheck();
  await expect(app.id('redaction-preview')).toHaveCount(0);
});
