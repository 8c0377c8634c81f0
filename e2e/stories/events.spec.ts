// Finding events: typing, clicking and clearing filters, sorting, opening a record.
import { expect, test } from '../support/page';
import { fixture, known } from '../support/known';

test.beforeEach(async ({ app }) => {
  await app.openFolder(fixture('tree'));
  await app.go('events');
});

test('a dropped folder is read whole', async ({ app }) => {
  const { tree } = known();
  expect(await app.value('events-total')).toBe(tree.events);
  expect(await app.value('files-total')).toBe(tree.files);
  expect(await app.value('issues-total')).toBe(0);
});

test('a filter is typed, refined by a click and cleared', async ({ app, page }) => {
  const all = await app.value('events-matching');
  await app.query('eventName:Describe*');
  const described = await app.value('events-matching');
  expect(described).toBeGreaterThan(0);
  expect(described).toBeLessThan(all);

  const region = page.locator('[data-testid=facet][data-field=awsRegion] [data-testid=facet-item]').first();
  const expected = Number(await region.getAttribute('data-count'));
  await region.getByRole('button').first().click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(expected);

  await page.getByRole('button', { name: /clear all|clear filters/i }).first().click();
  await app.idle();
  await app.query('');
  expect(await app.value('events-matching')).toBe(all);
});

test('a mistake in the query is pointed at and the last result stays', async ({ app, page }) => {
  await app.query('errorCode:*');
  const before = await app.value('events-matching');
  const answer = await app.query('eventName:(a or ');
  expect(answer).toHaveProperty('error');
  await expect(page.getByTestId('query-error')).toHaveAttribute('data-offset', /^\d+$/);
  expect(await app.value('events-matching')).toBe(before);
});

test('every column sorts both ways', async ({ app, page }) => {
  const table = page.getByTestId('event-table');
  for (const name of await table.getByRole('columnheader').getByRole('button').allTextContents()) {
    const header = table.getByRole('columnheader').filter({ hasText: name });
    await header.getByRole('button').first().click();
    await app.idle();
    const once = await header.getAttribute('aria-sort');
    await header.getByRole('button').first().click();
    await app.idle();
    const twice = await header.getAttribute('aria-sort');
    expect([once, twice].sort(), name).toEqual(['ascending', 'descending']);
  }
});

test('a record opens as it stands in the log', async ({ app, page }) => {
  const { record } = known();
  await app.query(`eventID:${record.eventID}`);
  expect(await app.value('events-matching')).toBe(1);
  await page.getByTestId('event-row').first().dblclick();
  const detail = page.getByTestId('event-detail');
  await expect(detail).toBeVisible();
  const raw = detail.getByRole('tab', { name: /json/i });
  if (await raw.count()) await raw.click();
  await expect(detail.getByTestId('event-json')).toBeVisible();
  expect(await detail.getByTestId('event-json').textContent()).toBe(record.json);
  await expect(detail).toContainText(record.file);
});

test('ndjson holds the bytes of every matching record', async ({ app }) => {
  const { record } = known();
  await app.query(`eventID:${record.eventID}`);
  expect(await app.export('ndjson')).toBe(record.json + '\n');
});

test('the page reloaded keeps its view, and back goes back', async ({ app, page }) => {
  await app.query('errorCode:*');
  const hash = await page.evaluate(() => location.hash);
  await page.reload();
  await app.idle();
  expect(await page.evaluate(() => location.hash)).toBe(hash);
  await expect(page.getByTestId('query-input').first()).toHaveValue('errorCode:*');
  await app.go('issues');
  await page.goBack();
  await app.idle();
  expect(await page.evaluate(() => location.hash)).toContain('#/events');
});
