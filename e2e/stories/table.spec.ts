// The table of events: opening, selecting and copying rows, arranging columns.

import { expect, test } from '../support/page';

test.beforeEach(async ({ app }) => {
  await app.open('#/events?v=1');
  await app.loadSample();
});

test('a click opens the event beside the table, and the arrows walk on', async ({ app, page }) => {
  const rows = app.id('event-row');
  await rows.nth(1).click();
  await app.idle();
  await expect(app.id('event-detail')).toBeVisible();
  await expect(app.id('event-table')).toBeFocused();
  const first = await app.id('event-json').textContent();
  await page.keyboard.press('ArrowDown');
  await app.idle();
  expect(await app.id('event-json').textContent()).not.toBe(first);
  await expect(page).toHaveURL(new RegExp(`event=${await rows.nth(2).getAttribute('data-event-id')}`));
  await page.keyboard.press('Escape');
  await expect(app.id('event-detail')).toHaveCount(0);
});

for (const [width, height] of [[1024, 768], [720, 900], [390, 844]] as const) {
  test(`at ${width} pixels, the detail leaves the table in sight`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.idle();
    await app.id('event-row').nth(2).click();
    await app.idle();
    const table = (await app.id('event-table').boundingBox())!;
    const detail = (await app.id('event-detail').boundingBox())!;
    const apart = table.x + table.width <= detail.x + 1 || table.y + table.height <= detail.y + 1;
    expect(apart, JSON.stringify({ table, detail })).toBe(true);
    expect(table.width).toBeGreaterThan(280);
    expect(table.height).toBeGreaterThan(120);
  });
}

test('rows are selected with Shift, Ctrl and x, and copied in four ways', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const rows = app.id('event-row');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await rows.nth(1).click();
  await rows.nth(3).click({ modifiers: ['Shift'] });
  await rows.nth(5).click({ modifiers: ['ControlOrMeta'] });
  await app.idle();
  await expect(app.id('picked')).toHaveAttribute('data-count', '4');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByRole('status').filter({ hasText: '4 events copied' })).toBeVisible();
  const tsv = await copied();
  expect(tsv.split('\r\n')[0]).toMatch(/^proof\teventTime\teventName\t/);
  expect(tsv.trimEnd().split('\r\n')).toHaveLength(5);
  const as = async (name: string) => {
    await app.id('picked').getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('menuitem', { name: `Copy as ${name}` }).click();
    await app.idle();
    return copied();
  };
  expect((await as('Markdown')).split('\n')[1]).toMatch(/^\|( --- \|)+$/);
  expect((await as('CSV')).split('\r\n')[0]).toContain('proof,eventTime,eventName');
  const ids = await Promise.all([1, 2, 3, 5].map((at) => rows.nth(at).getAttribute('data-event-id')));
  const json = JSON.parse(await as('JSON'));
  expect(json.Records.map((record: { eventID: string }) => record.eventID)).toEqual(ids);
  await page.keyboard.press('x');
  await expect(app.id('picked')).toHaveAttribute('data-count', '3');
  await page.getByRole('button', { name: 'Select nothing' }).click();
  await expect(app.id('picked')).toHaveCount(0);
});

test('columns are sorted together, moved, hidden and resized, and the link keeps it', async ({ app, page }) => {
  const heading = (name: string) => app.id('event-table').getByRole('columnheader', { name, exact: true });
  const names = async () => (await app.id('event-table').getByRole('columnheader').allTextContents()).map((name) => name.replace(/\d$/, ''));
  await heading('Event').getByRole('button').click();
  await heading('User').getByRole('button').click({ modifiers: ['Shift'] });
  await app.idle();
  await expect(page).toHaveURL(/sort=eventName&sort=user/);
  await expect(app.id('event-table').getByRole('columnheader', { name: /^User/ })).toHaveAttribute('aria-sort', 'ascending');
  const before = await names();
  await page.keyboard.press('Alt+ArrowLeft');
  await app.idle();
  const after = await names();
  expect(after.indexOf('User')).toBe(before.indexOf('User') - 1);
  const user = app.id('event-table').getByRole('columnheader', { name: /^User/ });
  const width = (await user.boundingBox())!.width;
  await page.keyboard.press('Shift+ArrowRight');
  await app.idle();
  expect((await user.boundingBox())!.width).toBe(width + 16);
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'As wide as its content' }).press('Enter');
  await app.idle();
  const cut = () => app.id('event-row').locator('.cell-user').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
  expect(await cut()).toBe(0);
  const edge = (await user.boundingBox())!;
  await page.mouse.move(edge.x + edge.width - 3, edge.y + 12);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width + 57, edge.y + 12, { steps: 4 });
  await page.mouse.up();
  await app.idle();
  expect((await user.boundingBox())!.width).toBe(edge.width + 60);
  await page.keyboard.press('c');
  await page.getByRole('menuitemradio', { name: 'Region' }).click();
  await page.keyboard.press('c');
  await page.getByRole('menuitemradio', { name: 'Compact' }).click();
  await app.idle();
  expect((await app.id('event-row').first().boundingBox())!.height).toBe(24);
  const arranged = await names();
  expect(arranged).not.toContain('Region');
  await page.reload();
  await app.loadSample();
  expect(await names()).toEqual(arranged);
  expect((await app.id('event-row').first().boundingBox())!.height).toBe(24);
});

test('a heading is dragged to another place', async ({ app, page }) => {
  const table = app.id('event-table');
  const middle = async (name: string) => {
    const box = (await table.getByRole('columnheader', { name, exact: true }).getByRole('button').boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const [from, to] = [await middle('User'), await middle('Event')];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
  await app.idle();
  const names = await table.getByRole('columnheader').allTextContents();
  expect(names.indexOf('User')).toBe(names.indexOf('Event') - 1);
  // It was no click.
  await expect(page).not.toHaveURL(/sort=/);
});

test('a layout is saved under a name and comes back', async ({ app, page }) => {
  const headings = () => app.id('event-table').getByRole('columnheader').allTextContents();
  const usual = await headings();
  await page.keyboard.press('c');
  await page.getByRole('menuitemradio', { name: 'Service' }).click();
  await page.keyboard.press('c');
  await page.getByRole('menuitem', { name: 'Layouts …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Layouts of the table' });
  await dialog.getByRole('textbox').fill('night shift');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.keyboard.press('Escape');
  const saved = await headings();
  await app.open('#/events?v=1');
  await app.loadSample();
  expect(await headings()).toEqual(usual);
  await page.keyboard.press('c');
  await page.getByRole('menuitem', { name: 'Layouts …' }).click();
  await dialog.getByRole('button', { name: 'night shift', exact: true }).click();
  await app.idle();
  expect(await headings()).toEqual(saved);
});

test('a row is reached by its number', async ({ app, page }) => {
  await app.id('event-table').focus();
  await page.keyboard.press('#');
  await page.keyboard.type('1,000');
  await page.keyboard.press('Enter');
  await app.idle();
  await expect(app.id('event-table')).toBeFocused();
  await expect(page.locator('[data-testid=event-row][aria-selected=true]')).toHaveAttribute('aria-rowindex', '1001');
});
