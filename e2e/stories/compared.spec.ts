// The overview beyond bars: the week, the map, and comparing.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/page';

test('an hour of the week leads to its events, and the link keeps it', async ({ app, page }) => {
  await app.loadSample();
  await app.go('overview');
  const week = page.locator('[data-chart=week]');
  // The sample has a day and a half.
  await expect(week).toContainText('in less than a week');
  const cell = week.locator('.week-cell.is-5').first();
  const count = Number(await cell.getAttribute('data-count'));
  await cell.click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
  const url = page.url();
  await app.open(url.slice(url.indexOf('#')));
  await app.loadSample();
  expect(await app.value('events-matching')).toBe(count);
});

test('the hours of the week follow the zone, and can be walked by keyboard', async ({ app, page }) => {
  await app.open('#/overview?v=1&tz=Pacific/Auckland');
  await app.loadSample();
  const week = page.locator('[data-chart=week]');
  await expect(week).toContainText('Pacific/Auckland');
  const first = week.locator('.week-cell[tabindex="0"]');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  const count = Number(await page.evaluate(() => document.activeElement?.getAttribute('data-count')));
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});

test('a region on the map leads to its events', async ({ app, page }) => {
  await app.loadSample();
  await app.go('overview');
  const map = page.locator('[data-chart=places]');
  const mark = map.locator('.place[data-region]').first();
  const count = Number(((await mark.getAttribute('aria-label')) ?? '').replace(/^[^:]*:/, '').replace(/\D/g, ''));
  await mark.click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});

test('two filters are compared, and each count leads to its events', async ({ app, page }) => {
  await app.loadSample();
  await app.go('overview');
  await app.query('outcome:failure');
  await app.id('contrast-open').click();
  await app.idle();
  const panel = app.id('contrast');
  await expect(panel).toContainText('Select a time range');
  await panel.getByLabel('Another filter').fill('outcome:success');
  await panel.getByRole('button', { name: 'Compare' }).click();
  await app.idle();
  await expect(panel.getByTestId('contrast-line').first()).toBeVisible();
  await expect(panel).toContainText('only in the first');
  expect(page.url()).toContain('vs-q=outcome:success');
  const those = panel.getByTestId('contrast-line').locator('td:nth-child(3) .link').first();
  const count = Number((await those.innerText()).split('(')[0].replace(/\D/g, ''));
  await those.click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
  await page.goBack();
  await app.idle();
  await expect(app.id('contrast')).toBeVisible();
});

for (const scheme of ['light', 'dark', 'forced'] as const) {
  test(`axe finds nothing serious in the week, the map and comparing, ${scheme}`, async ({ app, page }) => {
    test.slow();
    await page.emulateMedia(scheme === 'forced' ? { forcedColors: 'active' } : { colorScheme: scheme });
    await app.open('#/overview?v=1&vs=eventName&vs-q=outcome:success');
    await app.loadSample();
    const found = await new AxeBuilder({ page }).analyze();
    const serious = found.violations.filter((it) => it.impact === 'serious' || it.impact === 'critical');
    expect(serious.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
  });
}
