// Memory: what is kept, how to use less of it, and what happens before it runs out.
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { expect, test } from '../support/page';
import { fixture, known } from '../support/known';

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A log of a day in March 2026 with so many events; every event holds `parameter()`. */
function log(day: number, number: number, events: number, parameter: () => string): Upload {
  const date = `2026-03-${String(day).padStart(2, '0')}`;
  const records = Array.from({ length: events }, (_, at) => ({
    eventVersion: '1.11',
    eventTime: `${date}T10:00:00Z`,
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    awsRegion: 'us-east-1',
    eventID: `00000000-0000-4000-8000-${String(day * 1e8 + number * 1e4 + at).padStart(12, '0')}`,
    requestParameters: { key: parameter() },
  }));
  const name = `111122223333_CloudTrail_us-east-1_${date.replaceAll('-', '')}T1005Z_${String(number).padStart(16, '0')}.json.gz`;
  return { name, mimeType: 'application/gzip', buffer: gzipSync(JSON.stringify({ Records: records })) };
}

test('without raw records events are read again from their files, and what only these tell is refused', async ({
  app,
  page,
}) => {
  await app.openFolder(fixture('tree'));
  const { eventID, json } = known().record;
  const memory = app.id('memory-bytes').first();
  const raw = async () => Number(await memory.getAttribute('data-raw'));
  const before = await raw();
  await memory.click();
  const dialog = page.getByRole('dialog', { name: 'Memory' });
  await dialog.getByRole('button', { name: 'Keep columns only' }).click();
  await expect(dialog).toContainText('no raw records');
  expect(await raw()).toBeLessThan(before / 5);
  await page.keyboard.press('Escape');

  await app.go('events');
  await app.query(`eventID:${eventID}`);
  await app.id('event-row').first().dblclick();
  await app.idle();
  expect(JSON.parse((await app.id('event-json').first().textContent()) ?? '')).toEqual(JSON.parse(json));

  await app.query('"some text"');
  await expect(page.getByRole('alert').filter({ hasText: 'This needs the raw records' })).toBeVisible();
  await app.query('');

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: /^Memory/ }).click();
  await dialog.getByRole('button', { name: /keep raw records/ }).click();
  await page.keyboard.press('Escape');
  await app.ready();
  expect(await app.value('events-total')).toBe(known().tree.events);
  expect(await app.query(`"${eventID}"`)).toEqual({ matching: 1 });
});

test('only the files of some days are read', async ({ app, page }) => {
  await app.openFiles([2, 3, 4].map((day) => log(day, 1, day, () => 'x')));
  expect(await app.value('events-total')).toBe(9);
  await app.id('memory-bytes').first().click();
  const dialog = page.getByRole('dialog', { name: 'Memory' });
  await expect(dialog.getByLabel('First day')).toHaveValue('2026-03-02');
  await dialog.getByLabel('First day').fill('2026-03-03');
  await dialog.getByLabel('Last day').fill('2026-03-03');
  await expect(dialog.getByRole('status')).toContainText('1 of 3 files');
  await dialog.getByRole('button', { name: 'Read only these days' }).click();
  await app.ready();
  expect(await app.value('events-total')).toBe(3);
  expect(await app.value('files-total')).toBe(1);
  await app.go('issues');
  await expect(page.getByRole('main')).toContainText('You chose to read only 2026-03-03 to 2026-03-03');

  // The choice also applies to files added later.
  await app.openFiles([log(3, 2, 10, () => 'x'), log(5, 2, 100, () => 'x')]);
  expect(await app.value('events-total')).toBe(13);
  expect(await app.value('issues-total')).toBe(2);
  await page.getByRole('button', { name: 'Read all days' }).click();
  await app.ready();
  expect(await app.value('events-total')).toBe(119);
  expect(await app.value('issues-total')).toBe(0);
});

test('reading pauses before memory runs out, and goes on when there is room again', async ({ app, page }) => {
  // What a browser reports on a machine with very little memory.
  await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { get: () => 0.004 }));
  await app.open();
  const files = Array.from({ length: 45 }, (_, at) => log(2, at, 100, () => randomBytes(6000).toString('base64')));
  await app.id('open-files').first().setInputFiles(files);
  const notice = page.getByRole('alert').filter({ hasText: 'Reading is paused' });
  await expect(notice).toBeVisible();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  const meanwhile = await app.value('events-total');
  expect(meanwhile).toBeGreaterThan(0);
  expect(meanwhile).toBeLessThan(4500);
  await notice.getByRole('button', { name: 'Keep columns only' }).click();
  await app.ready();
  expect(await app.value('events-total')).toBe(4500);
  await expect(notice).toBeHidden();
});
