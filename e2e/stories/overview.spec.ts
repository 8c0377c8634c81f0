// The overview: charts lead to events, and have tables with the same figures.
import { expect, test } from '../support/page';
import { fixture, known } from '../support/known';

test('a click on a bar becomes a filter', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.go('overview');
  const chart = page.locator('[data-testid=chart][data-chart=region]');
  await expect(chart).toBeVisible();
  const [region, count] = Object.entries(known().tree.regions)[0];
  await chart.getByRole('button', { name: new RegExp(region) }).first().click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});

test('every chart has a table with the same figures', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.go('overview');
  for (const name of ['timeline', 'region', 'user', 'service', 'event', 'error']) {
    const chart = page.locator(`[data-testid=chart][data-chart=${name}]`);
    await expect(chart, name).toHaveCount(1);
    expect(await chart.locator('table').count(), name).toBeGreaterThan(0);
  }
  const cells = await page.locator('[data-testid=chart][data-chart=region] table').first().innerText();
  for (const region of Object.keys(known().tree.regions)) expect(cells).toContain(region);
});

test('a range drawn on the timeline narrows every view', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.go('overview');
  const all = await app.value('events-matching');
  const box = await page.locator('[data-testid=chart][data-chart=timeline] svg:has(.timeline-events)').boundingBox();
  if (!box) throw new Error('the timeline has no size');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await app.idle();
  const some = await app.value('events-matching');
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await app.go('events');
  expect(await app.value('events-matching')).toBe(some);
});
