// Bad input: each file gets a clear message, its neighbours load, and the page keeps working.
import { gzipSync } from 'node:zlib';

import { expect, test } from '../support/page';
import { fixture, known } from '../support/known';

test('broken files are reported while their neighbours load', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.openFolder(fixture('broken'));
  expect(await app.value('events-total')).toBe(known().tree.events);
  expect(await app.value('issues-total')).toBeGreaterThan(0);
  await app.go('issues');
  for (const name of ['broken.json', 'empty.json', 'picture.png', 'cut.json.gz']) {
    await expect(page.getByRole('main')).toContainText(name);
  }
  await app.query('eventName:*');
  expect(await app.value('events-matching')).toBe(known().tree.events);
});

test('a folder of nothing but pictures says so and can be followed by logs', async ({ app }) => {
  await app.openFolder(fixture('pictures'));
  expect(await app.value('events-total')).toBe(0);
  await app.openFolder(fixture('tree'));
  expect(await app.value('events-total')).toBe(known().tree.events);
});

test('starting over forgets everything', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await page.getByRole('button', { name: /menu|more/i }).first().click();
  await page.getByRole('menuitem', { name: /start over/i }).click();
  await app.idle();
  expect(await app.value('events-total')).toBe(0);
  await expect(page.getByTestId('status').first()).toHaveAttribute('data-state', 'empty');
});

test('a file is taken out of what is loaded, and put back', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  const all = await app.value('events-total');
  await app.go('issues');
  await page.getByRole('tab', { name: /Files/ }).click();
  await app.idle();
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Show the / }) }).first();
  const records = Number((await row.getByRole('button', { name: /^Show the / }).textContent())?.replace(/\D/g, ''));
  await row.getByRole('button', { name: /^Take .* out$/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was removed' })).toBeVisible();
  await app.ready();
  expect(await app.value('events-total')).toBe(all - records);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await app.ready();
  expect(await app.value('events-total')).toBe(all);
});

test('two records that claim to be the same event are both shown, and marked', async ({ app, page }) => {
  const record = (eventName: string) => ({
    eventVersion: '1.11',
    eventTime: '2026-03-02T10:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName,
    awsRegion: 'us-east-1',
    eventID: '0f0e0d0c-0b0a-4908-8706-050403020100',
  });
  const file = (name: string, eventName: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ Records: [record(eventName)] })),
  });
  await app.openFiles([file('one.json', 'GetObject'), file('copy.json', 'GetObject'), file('other.json', 'PutObject')]);
  expect(await app.value('events-total')).toBe(2);
  expect(await app.value('events-folded')).toBe(1);
  await app.go('events');
  await expect(page.getByTestId('event-row').getByText('≠')).toHaveCount(2);
  await app.go('issues');
  await expect(page.getByRole('main')).toContainText('0f0e0d0c-0b0a-4908-8706-050403020100');
});

test('wounds in a tree are found, and only they', async ({ app, page }) => {
  const { wounded } = known();
  await app.openFolder(fixture('wounded'));
  await app.go('integrity');
  await expect(page.getByTestId('integrity-verdict')).toHaveAttribute('data-verdict', 'failed');
  const report = JSON.parse(await app.export('integrity-json'));
  const verdicts = Object.fromEntries(report.logs.map((log: { key: string; verdict: string }) => [log.key, log.verdict]));
  expect(verdicts[wounded.altered]).toBe('tampered');
  expect(verdicts[wounded.deleted]).toBe('missing');
  delete verdicts[wounded.altered];
  delete verdicts[wounded.deleted];
  expect(new Set(Object.values(verdicts))).toEqual(new Set(['verified-signed']));
});

/** A tar archive (POSIX ustar) of files with the same content. */
function archive(content: Buffer, files: number): Buffer {
  const blocks: Buffer[] = [];
  for (let file = 0; file < files; file++) {
    const header = Buffer.alloc(512);
    header.write(`${file}.json.gz`, 0);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(' '.repeat(8), 148);
    header.write('0ustar\0', 156);
    const sum = header.reduce((sum, byte) => sum + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(header, content, Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

test('reading an archive is stopped, and what was read of it stays', async ({ app, page }) => {
  const records = Array.from({ length: 5000 }, (_, number) => ({
    eventVersion: '1.11',
    eventTime: '2026-03-02T10:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    requestParameters: { key: 'k'.repeat(300) },
  }));
  const buffer = archive(gzipSync(JSON.stringify({ Records: records })), 200);
  await app.id('open-files').first().setInputFiles({ name: 'logs.tar', mimeType: 'application/x-tar', buffer });
  // Events appear before the archive has been read completely.
  await expect(app.id('event-row').or(app.id('events-total')).first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await app.ready();
  expect(await app.value('events-total')).toBe(records.length);
  await app.go('issues');
  await expect(page.getByRole('main')).toContainText('Reading was stopped here.');
});
