// Notes on events, undoing, commands, and links without their files.

import { expect, test } from '../support/page';

test.beforeEach(async ({ app }) => {
  await app.open('#/events?v=1');
  await app.loadSample();
});

test('stars, tags and remarks are found, saved, loaded and merged', async ({ app, page }) => {
  const rows = app.id('event-row');
  await rows.nth(1).click();
  await app.idle();
  await page.keyboard.press('s');
  await app.idle();
  const notes = app.id('notes');
  await expect(notes.getByRole('button', { name: 'Starred' })).toBeVisible();
  await notes.getByLabel('Tags, separated by commas').fill('incident 12, asked');
  await notes.getByLabel('Tags, separated by commas').press('Enter');
  await app.idle();
  await notes.getByText('Remark, save').click();
  await notes.getByLabel('Remark', { exact: true }).fill('was not her <b>');
  await notes.getByLabel('Your name').fill('Ana');
  await notes.getByRole('button', { name: 'Add the remark' }).click();
  await app.idle();
  await expect(app.id('event-table').getByRole('columnheader', { name: 'Notes' })).toBeVisible();
  expect(await app.query('note:*her* tag:asked starred:true')).toEqual({ matching: 1 });
  const id = await rows.first().getAttribute('data-event-id');
  await expect(rows.first()).toContainText('asked · incident 12 · was not her <b>');
  const file = JSON.parse(await app.export('notes'));
  expect(file.format).toBe('traillight.notes/1');
  expect(file.notes).toHaveLength(1);
  expect(file.notes[0]).toMatchObject({ eventID: id, starred: true, tags: ['asked', 'incident 12'], remarks: [{ text: 'was not her <b>', by: 'Ana' }] });
  const theirs = { ...file, notes: [{ eventID: id, tags: ['seen'], remarks: [{ text: 'it was', by: 'Bo' }] }] };
  await app.openFiles([{ name: 'bo.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(theirs)) }]);
  expect(await app.query('tag:seen tag:asked note:"it was"')).toEqual({ matching: 1 });
  await page.reload();
  await app.loadSample();
  expect(await app.query('note:*')).toEqual({ matching: 0 });
  await app.openFiles([{ name: 'ana.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) }]);
  expect(await app.query('note:*')).toEqual({ matching: 1 });
});

test('what was shown and noted is undone and done again', async ({ app, page }) => {
  const all = await app.value('events-matching');
  await app.query('name:ConsoleLogin');
  const some = await app.value('events-matching');
  await app.id('event-row').first().click();
  await app.idle();
  await page.keyboard.press('s');
  await app.idle();
  const star = app.id('notes').getByRole('button', { name: 'Starred' });
  await expect(star).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await app.idle();
  await expect(star).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await app.idle();
  expect(await app.value('events-matching')).toBe(all);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await app.idle();
  expect(await app.value('events-matching')).toBe(some);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await app.idle();
  await expect(star).toBeVisible();
});

test('commands are found by their letters', async ({ app, page }) => {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await palette.getByRole('combobox').fill('user agent col');
  await page.keyboard.press('Enter');
  await app.idle();
  await expect(app.id('event-table').getByRole('columnheader', { name: 'userAgent' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await palette.getByRole('combobox').fill('overv');
  await page.keyboard.press('Enter');
  await app.idle();
  await expect(page).toHaveURL(/#\/overview/);
});

test('views are links, and a link says what it asks for', async ({ app, page }) => {
  await app.query('name:ConsoleLogin');
  const link = page.getByRole('navigation').getByRole('link', { name: 'Overview' });
  await expect(link).toHaveAttribute('href', /#\/overview\?v=1&of=sample.*&q=name:ConsoleLogin/);
  await link.click();
  await app.idle();
  await expect(page).toHaveURL(/#\/overview/);
  await page.reload();
  await app.idle();
  await expect(app.id('asked')).toContainText('This link asks for name:ConsoleLogin, and was made with sample');
  await expect(app.id('asked')).toContainText(/files, hash [0-9a-f]{12}\)/);
  await app.loadSample();
  expect(await app.value('events-matching')).toBeGreaterThan(0);
  const told = page.locator('.notices');
  await expect(told).toContainText('These are the files that were open when the link was made');
  await told.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(told).not.toContainText('when the link was made');
});

test('a link says if other files are opened than it was made with', async ({ app, page }) => {
  await page.waitForURL(/of-files=/);
  await page.reload();
  const record = { eventVersion: '1.08', eventTime: '2026-03-01T10:00:00Z', eventSource: 'iam.amazonaws.com', eventName: 'GetUser', awsRegion: 'eu-west-1' };
  await app.openFiles([{ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: [record] })) }]);
  await expect(page.locator('.notices')).toContainText(/These are not the files that the link was made with: [\d,]+\sfiles \(hash [0-9a-f]{12}\) then, 1\sfile/);
});

test('a link has the hash of the files after notes were opened, too', async ({ app, page }) => {
  await page.waitForURL(/of-files=/);
  const notes = { format: 'traillight.notes/1', notes: [] };
  await app.openFiles([{ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(notes)) }]);
  await page.waitForURL(/of=notes\.json&of-files=\d+:[0-9a-f]{32}/);
});

test('a policy in a string is unfolded and told in words', async ({ app }) => {
  const record = {
    eventVersion: '1.08', eventTime: '2026-03-01T10:00:00Z', eventSource: 's3.amazonaws.com', eventName: 'PutBucketPolicy', awsRegion: 'eu-west-1',
    eventID: '11111111-2222-3333-4444-555555555555',
    requestParameters: { policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}' },
  };
  await app.openFiles([{ name: 'one.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: [record] })) }]);
  await app.query('name:PutBucketPolicy eventID:11111111-2222-3333-4444-555555555555');
  await app.id('event-row').first().click();
  await app.idle();
  await expect(app.id('unfolded')).toContainText('Open to anyone');
  await expect(app.id('unfolded')).toContainText('Allows anyone s3:GetObject on everything');
});

test('groups by hour stay beside the rows and are sorted by a heading', async ({ app, page }) => {
  await app.open('#/events?v=1&group=hour');
  await app.loadSample();
  const groups = page.getByRole('dialog', { name: 'Group the matching events' });
  const first = async () => Number((await groups.getByRole('row').nth(1).getByRole('cell').nth(1).textContent())!.replace(/\D/g, ''));
  const largest = await first();
  const events = groups.getByRole('columnheader', { name: 'Events', exact: true });
  await events.getByRole('button').click();
  await events.getByRole('button').click();
  expect(await first()).toBeLessThanOrEqual(largest);
  const count = await first();
  await groups.getByRole('row').nth(1).getByRole('button').click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
  await expect(groups).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(groups).toHaveCount(0);
});
