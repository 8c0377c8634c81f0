// Time zones: times by the clocks of a place, exact and undoable.
import { expect, test } from '../support/page';

const TIMES = '[data-testid=event-row] [data-field=eventTime]';

test('somebody in Berlin reads times by the clocks there, and can go back', async ({ app, page }) => {
  await app.loadSample();
  await app.go('events');
  const first = page.locator(TIMES).first();
  await expect(first).toHaveText(/Z$/);
  const utc = await first.getAttribute('data-value');
  await app.id('zone').click();
  const field = page.getByRole('combobox', { name: 'Search time zones' });
  await field.fill('berlin');
  await field.press('Enter');
  await app.idle();
  await expect(app.id('zone')).toHaveText('Europe/Berlin');
  await expect(first).toHaveText(/\+0[12]:00$/);
  // The same moment, and the value behind the cell as before.
  const shown = (await first.innerText()).replace(' ', 'T');
  expect(new Date(shown).getTime()).toBe(new Date(utc ?? '').getTime());
  expect(await first.getAttribute('data-value')).toBe(utc);
  await expect(page.locator('[data-chart=timeline]')).toContainText('Europe/Berlin');
  expect(page.url()).toContain('tz=Europe/Berlin');
  await page.keyboard.press('Control+z');
  await app.idle();
  await expect(app.id('zone')).toHaveText('UTC');
  await expect(first).toHaveText(/Z$/);
});

test('a link keeps the zone, the export has both columns, and the range takes any offset', async ({ app, page }) => {
  await app.open('#/events?v=1&tz=Asia/Kolkata');
  await app.loadSample();
  await expect(page.locator(TIMES).first()).toHaveText(/\+05:30$/);
  const lines = (await app.export('csv')).split('\r\n');
  const names = lines[0].split(',');
  expect(names[0]).toBe('eventTime');
  expect(names).toContain('eventTime (Asia/Kolkata)');
  const cells = lines[1].split(',');
  expect(cells[0]).toMatch(/Z$/);
  expect(lines[1]).toContain('+05:30');

  const all = await app.value('events-total');
  await page.locator('.range > .button').click();
  const [from, to] = [page.getByLabel('From, inclusive'), page.getByLabel('To: a day inclusive, a time exclusive')];
  await expect(from).toHaveValue(/\+05:30$/);
  const start = await from.inputValue();
  const utc = new Date(start.replace(' ', 'T')).toISOString().replace('.000Z', 'Z');
  await from.fill(utc);
  // Without an offset, by the clocks of the zone.
  await to.fill((await to.inputValue()).replace(/\+05:30$/, ''));
  await page.getByRole('button', { name: 'Apply' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(all);
});

test('a zone that the browser does not know is said', async ({ app, page }) => {
  await app.open('#/events?v=1&tz=Mars/Olympus_Mons');
  await app.loadSample();
  await expect(app.id('zone')).toHaveText('UTC');
  await expect(app.id('zone')).toHaveAttribute('title', /Mars\/Olympus_Mons/);
  await expect(page.locator(TIMES).first()).toHaveText(/Z$/);
});

test('groups by day are days of the zone', async ({ app, page }) => {
  await app.open('#/events?v=1&group=day&tz=Pacific/Auckland');
  await app.loadSample();
  const panel = page.getByRole('dialog', { name: 'Group the matching events' });
  const link = panel.locator('tbody .link').first();
  await expect(link).toHaveText(/^\d{4}-\d\d-\d\d$/);
  const count = Number((await panel.locator('tbody tr').first().locator('.groups-figure').first().innerText()).replace(/\D/g, ''));
  await link.click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});
