// Asking further: all fields of the records, why an event matches, events side by side, groups of filters.
import { type App, expect, test } from '../support/page';

const fields = (app: App) => app.page.getByRole('complementary', { name: 'Fields' });
const filters = (app: App) => app.page.getByRole('group', { name: 'Filters' });

test.beforeEach(async ({ app }) => {
  await app.open('#/events');
  await app.loadSample();
});

test('every path of the records is found, counted, filtered for and added', async ({ app }) => {
  await app.page.keyboard.press('Shift+F');
  await app.idle();
  const all = await app.value('events-total');
  await expect(fields(app).getByTestId('fields-counted')).toHaveAttribute('data-left', '0');
  await fields(app).getByRole('searchbox', { name: 'Find a field' }).fill('parameters bucketname');
  const facet = fields(app).locator('[data-testid=facet][data-field="requestParameters.bucketName"]');
  await facet.getByText('requestParameters.bucketName').click();
  await expect(facet).toContainText('text');
  const value = facet.getByTestId('facet-item').first();
  const expected = Number(await value.getAttribute('data-count'));
  expect(expected).toBeGreaterThan(0);
  await facet.getByRole('button', { name: 'Add to the usual fields' }).click();
  await value.getByRole('button').first().click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(expected);
  await expect(facet.getByTestId('facet-item')).toHaveCount(1);
  await fields(app).getByRole('checkbox', { name: 'Of all events, whatever the filter' }).check();
  await app.idle();
  expect(await facet.getByTestId('facet-item').count()).toBeGreaterThan(1);
  await expect(fields(app).getByTestId('fields-counted')).toContainText(`in ${all.toLocaleString('en')}`);

  await fields(app).getByRole('button', { name: 'Usual', exact: true }).click();
  await app.idle();
  await expect(app.page).toHaveURL(/facet=requestParameters\.bucketName/);
  await app.page.reload();
  await app.loadSample();
  await expect(facet.getByTestId('facet-item')).toHaveCount(1);
  await facet.getByRole('button', { name: 'Remove from the usual fields' }).click();
  await expect(facet).toHaveCount(0);
});

test('the clauses that an event satisfies are told and lit in its record', async ({ app }) => {
  await app.query('name:ConsoleLogin (region:nowhere or eventVersion:1.*) not user:nobody');
  await app.id('event-row').first().dblclick();
  await app.idle();
  const clauses = app.page.getByRole('list', { name: 'Clauses of the filter' }).getByRole('listitem');
  await expect(clauses).toHaveCount(4);
  await expect(clauses.nth(0)).toContainText(/eventName is ConsoleLogin\s*matched/);
  await expect(clauses.nth(1)).toContainText('not matched, one of several');
  await expect(clauses.nth(3)).toContainText(/is not nobody\s*matched/);
  const lit = app.page.getByRole('treeitem', { name: 'matches the filter' });
  await expect(lit).toHaveCount(2);
  await expect(lit.filter({ hasText: 'eventName' })).toContainText('ConsoleLogin');
  await app.query('');
  await expect(clauses).toHaveCount(0);
  await expect(lit).toHaveCount(0);
});

test('events are marked with the keyboard and compared field by field', async ({ app }) => {
  await app.query('name:ConsoleLogin');
  const table = app.id('event-table');
  await table.focus();
  for (const key of ['j', 'x', 'j', 'x']) await app.page.keyboard.press(key);
  await app.idle();
  await expect(table.getByRole('img', { name: 'Marked' })).toHaveCount(2);
  await expect(app.page).toHaveURL(/mark=.*mark=/);
  await app.page.keyboard.press('Shift+X');
  await app.idle();
  const dialog = app.page.getByRole('dialog', { name: 'Compare events' });
  const rows = dialog.getByRole('table', { name: 'Comparison' }).locator('tbody tr');
  await expect(rows.filter({ has: app.page.getByRole('rowheader', { name: 'eventID', exact: true }) })).toHaveCount(1);
  const same = rows.filter({ has: app.page.getByRole('rowheader', { name: 'eventName', exact: true }) });
  await expect(same).toHaveCount(0);
  const differing = await rows.count();
  await dialog.getByRole('checkbox', { name: 'Also fields that are the same' }).check();
  await expect(same).toHaveCount(1);
  expect(await rows.count()).toBeGreaterThan(differing);
  await expect(dialog.getByRole('button', { name: 'Copy the comparison as CSV' })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'Take all marks away' }).click();
  await expect(table.getByRole('img', { name: 'Marked' })).toHaveCount(0);
});

test('filters are put together with or, and taken apart again', async ({ app }) => {
  const regions = app.page.locator('[data-testid=facet][data-field=awsRegion] [data-testid=facet-item]');
  const counts = await regions.evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-count'))));
  const names = await regions.evaluateAll((items) => items.map((item) => item.getAttribute('data-value') ?? ''));
  await app.open(`#/events?v=1&f=awsRegion:${names[0]}&f=awsRegion:${names[1]}`);
  await app.loadSample();
  expect(await app.value('events-matching')).toBe(0);
  await filters(app).getByRole('button', { name: `Combine: awsRegion is ${names[0]}` }).press('Enter');
  await app.page.getByRole('menuitem', { name: `or awsRegion is ${names[1]}` }).press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(counts[0]! + counts[1]!);
  await app.page.reload();
  await app.loadSample();
  expect(await app.value('events-matching')).toBe(counts[0]! + counts[1]!);
  await filters(app).getByRole('button', { name: /^Combine: / }).press('Enter');
  await app.page.getByRole('menuitem', { name: 'Take apart' }).press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(0);
});

test('a value is counted over time', async ({ app }) => {
  await app.id('event-row').first().locator('.cell-name').click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Count over time' }).click();
  await app.idle();
  expect(app.page.url()).toContain('#/overview');
  await expect(filters(app)).toContainText('eventName:');
  await expect(app.page.locator('[data-testid=chart][data-chart=timeline]')).toBeVisible();
});
