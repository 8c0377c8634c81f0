// Further questions: all fields of the records, why an event matches, events side by side, groups of filters.
import { type App, expect, test } from '../support/page';

const fields = (app: App) => app.page.getByRole('complementary', { name: 'Fields' });
const filters = (app: App) => app.page.getByRole('region', { name: 'Filters' });

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
  await fields(app).getByRole('checkbox', { name: 'All events, whatever the filter' }).check();
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

test('events are selected with the keyboard and compared field by field', async ({ app }) => {
  await app.query('name:ConsoleLogin');
  const table = app.id('event-table');
  await table.focus();
  for (const key of ['j', 'x', 'j', 'x']) await app.page.keyboard.press(key);
  await app.idle();
  await expect(table.getByRole('img', { name: 'Selected' })).toHaveCount(2);
  await app.page.keyboard.press('Shift+X');
  await app.idle();
  await expect(app.page).toHaveURL(/mark=.*mark=.*compare=1/);
  const dialog = app.page.getByRole('dialog', { name: 'Compare events' });
  const rows = dialog.getByRole('table', { name: 'Comparison' }).locator('tbody tr');
  await expect(rows.filter({ has: app.page.getByRole('rowheader', { name: 'eventID', exact: true }) })).toHaveCount(1);
  const same = rows.filter({ has: app.page.getByRole('rowheader', { name: 'eventName', exact: true }) });
  await expect(same).toHaveCount(0);
  const differing = await rows.count();
  await dialog.getByRole('checkbox', { name: 'Also show fields that are the same' }).check();
  await expect(same).toHaveCount(1);
  expect(await rows.count()).toBeGreaterThan(differing);
  await expect(dialog.getByRole('button', { name: 'Copy the comparison as CSV' })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'Select nothing' }).click();
  await expect(table.getByRole('img', { name: 'Selected' })).toHaveCount(0);
});

test('filters are put together with or, and taken apart again', async ({ app }) => {
  const regions = app.page.locator('[data-testid=facet][data-field=awsRegion] [data-testid=facet-item]');
  const counts = await regions.evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-count'))));
  const names = await regions.evaluateAll((items) => items.map((item) => item.getAttribute('data-value') ?? ''));
  await app.open(`#/events?v=1&f=awsRegion:${names[0]}&f=awsRegion:${names[1]}`);
  await app.loadSample();
  expect(await app.value('events-matching')).toBe(0);
  await filters(app).getByRole('button', { name: `More: awsRegion is ${names[0]}` }).press('Enter');
  await app.page.getByRole('menuitem', { name: `or awsRegion is ${names[1]}` }).press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(counts[0]! + counts[1]!);
  await app.page.reload();
  await app.loadSample();
  expect(await app.value('events-matching')).toBe(counts[0]! + counts[1]!);
  await filters(app).getByRole('button', { name: /^More: / }).press('Enter');
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

test('any field becomes a column, which the address keeps and the export has', async ({ app }) => {
  await app.query('name:GetObject');
  await app.page.keyboard.press('Escape');
  await app.id('event-row').first().dblclick();
  await app.idle();
  await app.page.getByRole('treeitem').filter({ hasText: 'bucketName' }).first().click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Show as a column' }).click();
  await app.idle();
  const table = app.id('event-table');
  const heading = (name: string) => table.getByRole('columnheader', { name });
  await expect(heading('requestParameters.bucketName')).toBeVisible();
  await expect(app.page).toHaveURL(/col=requestParameters\.bucketName/);
  await app.page.keyboard.press('c');
  await app.page.getByRole('menuitem', { name: 'User agent' }).press('Enter');
  await app.idle();
  await heading('userAgent').getByRole('button', { name: 'userAgent', exact: true }).click();
  await app.idle();
  await app.page.reload();
  await app.loadSample();
  await expect(heading('userAgent')).toHaveAttribute('aria-sort', 'ascending');
  const cell = app.id('event-row').first().locator('[aria-colindex="11"]');
  await expect(cell).not.toBeEmpty();
  const bucket = (await cell.textContent()) ?? '';
  const csv = await app.export('csv');
  expect(csv.split('\r\n')[0]).toMatch(/,file,outcome,requestParameters\.bucketName,userAgent$/);
  expect(csv.split('\r\n')[1]).toContain(`,${bucket},`);
  await cell.click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Filter for' }).click();
  await app.idle();
  await expect(filters(app)).toContainText(`requestParameters.bucketName:${bucket}`);
  await table.getByRole('button', { name: 'Remove the column requestParameters.bucketName' }).click();
  await app.idle();
  await expect(heading('requestParameters.bucketName')).toHaveCount(0);
  await app.page.goBack();
  await app.idle();
  await expect(heading('requestParameters.bucketName')).toHaveCount(1);
});

test('the back button comes back to the columns as they were left, however quickly', async ({ app }) => {
  const heading = app.id('event-table').getByRole('columnheader', { name: 'userAgent' });
  await app.open('#/events?v=1&col=userAgent&f=errorCode:*');
  await app.loadSample();
  await expect(heading).toHaveCount(1);
  // Two quick clicks: a small change, which is written to the address a little later, and one that Back returns from.
  await app.page.evaluate(async () => {
    const press = (label: string) => document.querySelector<HTMLElement>(`[aria-label^="${label}"]`)!.click();
    press('Remove the column userAgent');
    await new Promise((resolve) => setTimeout(resolve));
    press('Remove: ');
  });
  await app.idle();
  await expect(filters(app)).toHaveCount(0);
  await app.page.goBack();
  await app.idle();
  await expect(filters(app)).toContainText('errorCode');
  await expect(heading).toHaveCount(0);
});

test('a field of the browser becomes a column', async ({ app }) => {
  await app.page.keyboard.press('Shift+F');
  await app.idle();
  await fields(app).getByRole('searchbox', { name: 'Find a field' }).fill('mfaauth');
  const facet = fields(app).getByTestId('facet').first();
  await facet.locator('summary').click();
  await facet.getByRole('button', { name: 'Show as a column' }).click();
  await app.idle();
  const heading = app.id('event-table').getByRole('columnheader', { name: 'mfaAuthenticated' });
  await expect(heading).toHaveCount(1);
  await facet.getByRole('button', { name: 'Remove the column' }).click();
  await expect(heading).toHaveCount(0);
});

test('a filter is dragged onto another one, and a pinned one stays', async ({ app }) => {
  const regions = Object.entries(await app.facet('awsRegion'));
  const [first, second] = [regions[0]!, regions[1]!];
  await app.open(`#/events?v=1&f=awsRegion:${first[0]}&f=awsRegion:${second[0]}&q=eventVersion:*`);
  await app.loadSample();
  const chips = filters(app).getByRole('listitem');
  await chips.nth(1).dragTo(chips.nth(0));
  await app.page.getByRole('menuitem', { name: 'Either one is enough (or)' }).click();
  await app.idle();
  await expect(chips).toHaveCount(1);
  expect(await app.value('events-matching')).toBe(first[1] + second[1]);
  await chips.getByRole('button', { name: /^More: / }).click();
  await app.page.getByRole('menuitem', { name: /^Pin/ }).click();
  await filters(app).getByRole('button', { name: 'Clear all' }).click();
  await app.idle();
  await expect(chips).toHaveCount(1);
  await expect(app.id('query-input').first()).toHaveValue('');
  await app.go('integrity');
  await expect(chips).toHaveCount(1);
  await app.page.reload();
  await app.loadSample();
  await expect(chips).toHaveCount(1);
  await chips.getByRole('button', { name: /^More: / }).click();
  await app.page.getByRole('menuitem', { name: 'Unpin' }).click();
  await filters(app).getByRole('button', { name: 'Clear all' }).click();
  await expect(filters(app)).toHaveCount(0);
});

test('all that was chosen comes back with the address, also of an older page', async ({ app }) => {
  await app.query('name:ConsoleLogin');
  await app.id('event-row').first().dblclick();
  await app.idle();
  await app.page.getByRole('button', { name: 'Group by …' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Group the matching events' });
  await dialog.getByRole('combobox').first().selectOption('awsRegion');
  await dialog.getByRole('combobox').last().selectOption('');
  await app.idle();
  await expect(app.page).toHaveURL(/group=awsRegion$/);
  const groups = await dialog.getByRole('row').count();
  // A figure is aligned with its heading.
  const heading = await dialog.getByRole('columnheader', { name: 'Errors' }).boundingBox();
  const figure = await dialog.getByRole('row').nth(1).getByRole('cell').nth(2).boundingBox();
  expect(figure?.x).toBe(heading?.x);
  const opened = await app.id('event-json').textContent();
  await app.page.reload();
  await app.loadSample();
  await expect(dialog.getByRole('row')).toHaveCount(groups);
  await app.page.keyboard.press('Escape');
  await app.idle();
  await expect(app.page).not.toHaveURL(/group=/);
  expect(await app.id('event-json').textContent()).toBe(opened);
  await app.go('overview');
  await app.page.goBack();
  await app.idle();
  await expect(app.id('event-detail')).toBeVisible();
  await app.page.goBack();
  await app.idle();
  await expect(dialog).toBeHidden();
  await expect(app.id('event-detail')).toBeVisible();
  await app.page.goBack();
  await app.idle();
  await expect(app.id('event-detail')).toBeHidden();
  await app.page.goForward();
  await app.idle();
  await expect(app.id('event-detail')).toBeVisible();

  await app.open('#/events?v=1&q=name:ConsoleLogin&f=-userIdentity.type:AWSService&sort=eventName&new=1');
  await app.loadSample();
  await expect(filters(app)).toContainText('AWSService');
  await expect(app.id('event-table').getByRole('columnheader', { name: 'Event', exact: true })).toHaveAttribute('aria-sort', 'ascending');
});

test('all values of a column are counted with one key, of any field by a click', async ({ app }) => {
  const dialog = app.page.getByRole('dialog', { name: 'Group the matching events' });
  const rows = dialog.getByRole('table', { name: 'Groups' }).locator('tbody tr');
  await app.page.locator('[data-testid=event-row] .cell-region').first().click();
  await app.page.keyboard.press('v');
  await app.idle();
  await expect(app.page).toHaveURL(/group=awsRegion$/);
  const regions = Object.entries(await app.facet('awsRegion'));
  await expect(rows).toHaveCount(regions.length);
  await app.page.goBack();
  await app.idle();
  await expect(dialog).toBeHidden();

  await app.page.keyboard.press('Shift+F');
  await app.idle();
  await fields(app).getByRole('searchbox', { name: 'Find a field' }).fill('parameters bucketname');
  const facet = fields(app).locator('[data-testid=facet][data-field="requestParameters.bucketName"]');
  await facet.locator('summary').click();
  await facet.getByRole('button', { name: 'Count all values' }).click();
  await app.idle();
  await expect(app.page).toHaveURL(/group=requestParameters\.bucketName/);
  const value = rows.filter({ hasNotText: 'absent' }).first();
  const events = Number((await value.getByRole('cell').nth(1).textContent())!.replace(/\D/g, ''));
  await value.getByRole('button').click();
  await app.idle();
  // The groups stay beside the rows.
  await expect(rows).toHaveCount(1);
  expect(await app.value('events-matching')).toBe(events);
});

test('any field has a chart, which the address keeps', async ({ app }) => {
  await app.page.keyboard.press('Shift+F');
  await app.idle();
  await fields(app).getByRole('searchbox', { name: 'Find a field' }).fill('parameters bucketname');
  const facet = fields(app).locator('[data-testid=facet][data-field="requestParameters.bucketName"]');
  await facet.locator('summary').click();
  const listed = facet.getByTestId('facet-item').first();
  const [name, count] = [await listed.getAttribute('data-value'), Number(await listed.getAttribute('data-count'))];
  await facet.getByRole('button', { name: 'Show as a chart' }).click();
  await expect(app.page).toHaveURL(/[&?]chart=requestParameters\.bucketName(&|$)/);
  await expect(app.page).toHaveURL(/[&?]fields=all(&|$)/);
  await app.go('overview');
  await app.page.reload();
  await app.loadSample();
  const chart = app.page.locator('[data-testid=chart][data-chart="requestParameters.bucketName"]');
  await expect(chart.getByRole('heading')).toContainText('requestParameters.bucketName');
  await chart.getByRole('button', { name: `${name}: ` }).click();
  await app.idle();
  await app.go('events');
  expect(await app.value('events-matching')).toBe(count);
  await expect(fields(app).getByRole('button', { name: 'All fields' })).toHaveAttribute('aria-pressed', 'true');
  await app.go('overview');
  await chart.getByRole('button', { name: 'Remove' }).click();
  await app.idle();
  await expect(chart).toHaveCount(0);
});

test('a column that only the records have sorts, too', async ({ app }) => {
  await app.open('#/events?v=1&q=name:GetObject&col=requestParameters.key');
  await app.loadSample();
  const heading = app.id('event-table').getByRole('columnheader', { name: 'requestParameters.key' });
  const cells = async () => {
    await app.idle();
    const texts = await app.page.locator('[data-testid=event-row] [aria-colindex="11"]').allTextContents();
    return texts.slice(0, 8);
  };
  await heading.getByRole('button', { name: 'requestParameters.key', exact: true }).click();
  const up = await cells();
  expect(up).toEqual([...up].sort());
  await expect(app.page).toHaveURL(/sort=requestParameters\.key/);
  await heading.getByRole('button', { name: 'requestParameters.key', exact: true }).click();
  const down = await cells();
  expect(down).toEqual([...down].sort().reverse());
  expect(down[0]! > up[0]!).toBe(true);
  await app.page.reload();
  await app.loadSample();
  expect(await cells()).toEqual(down);
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
});

test('the chain of roles behind an event is traced back to where it began', async ({ app }) => {
  await app.query('role:ci-deploy');
  await app.id('event-row').first().dblclick();
  await app.idle();
  await app.page.getByText('Role chain', { exact: true }).click();
  await app.idle();
  const chain = app.page.getByRole('list', { name: 'Role chain' }).getByRole('listitem');
  await expect(chain).toHaveCount(2);
  await expect(chain.first()).toContainText('certain');
  await expect(chain.last()).toContainText('this event');
  await chain.first().getByRole('button', { name: 'AssumeRoleWithWebIdentity' }).click();
  await app.idle();
  await expect(chain.first()).toContainText('AssumeRoleWithWebIdentity');
  await chain.last().getByRole('button', { name: 'Calls with the credentials it issued' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBeGreaterThan(0);
});

test('a filter pattern is completed, too', async ({ app }) => {
  const input = app.id('query-input').first();
  await input.click();
  await app.page.keyboard.type('{ $.eventNa');
  await expect(app.page.getByRole('option', { name: '$.eventName' }).first()).toBeVisible();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect(input).toHaveValue('{ $.eventName = ');
  await app.page.keyboard.type('"consolel');
  const value = app.page.getByRole('option', { name: /ConsoleLogin/ });
  await expect(value).toBeVisible();
  const count = Number(await value.locator('.search-offer-hint').textContent());
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect(input).toHaveValue('{ $.eventName = "ConsoleLogin"');
  await app.page.keyboard.type(' }');
  await app.page.keyboard.press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});
