// For everyone: by keyboard alone, with a screen reader, on a small screen.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/page';
import { fixture } from '../support/known';

const VIEWS = ['overview', 'events', 'integrity', 'issues'];

test('axe finds nothing serious before a file is there', async ({ page }) => {
  expect(await serious(page)).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in any view, ${scheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await app.openFolder(fixture('wounded'));
    for (const view of VIEWS) {
      await app.go(view);
      expect(await serious(page), view).toEqual([]);
    }
  });
}

test('from the sample to a record by keyboard alone', async ({ app, page }) => {
  const sample = page.getByTestId('load-sample').first();
  for (let i = 0; i < 40 && !(await sample.evaluate((e) => e === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(sample).toBeFocused();
  await page.keyboard.press('Enter');
  await app.ready();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await app.idle();
  await expect(page.getByTestId('event-table')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByTestId('query-input').first()).toBeFocused();
  await page.keyboard.type('eventName:StopLogging');
  await page.keyboard.press('Enter');
  await app.idle();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await app.idle();
  await expect(page.getByTestId('event-detail')).toContainText('StopLogging');
  await page.keyboard.press('Escape');
  await app.idle();
  await expect(page.getByTestId('event-detail')).toBeHidden();
});

for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
  test(`nothing scrolls sideways at ${width} × ${height}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.openFolder(fixture('wounded'));
    for (const view of VIEWS) {
      await app.go(view);
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(size[0], view).toBeLessThanOrEqual(size[1]);
    }
  });
}

async function serious(page: import('@playwright/test').Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact ?? ''))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(' ')}`);
}
