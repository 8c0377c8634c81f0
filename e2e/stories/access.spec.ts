// Accessibility: keyboard only, screen readers, small screens.
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

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in what is opened over the events, ${scheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await app.open('#/events?v=1&q=name:ConsoleLogin&f=-awsRegion:nowhere&f=any(errorCode?,readOnly?)&pin=0&col=userAgent&col=userIdentity');
    await app.loadSample();
    await page.keyboard.press('Shift+F');
    await app.idle();
    await page.getByTestId('facet').first().locator('summary').click();
    await page.getByTestId('event-table').focus();
    for (const key of ['j', 'x', 'j', 'x', 'd']) await page.keyboard.press(key);
    await app.idle();
    expect(await serious(page), 'all fields, detail, columns').toEqual([]);
    await page.keyboard.press('Shift+X');
    await app.idle();
    await expect(page.getByRole('table', { name: 'Comparison' })).toBeVisible();
    expect(await serious(page, 'dialog[open]'), 'compare').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Group by …' }).click();
    await app.idle();
    expect(await serious(page, '.groups-panel'), 'groups').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Saved searches' }).click();
    expect(await serious(page, 'dialog[open]'), 'saved searches').toEqual([]);
    await page.keyboard.press('Escape');
    await app.id('memory-bytes').first().click();
    expect(await serious(page, 'dialog[open]'), 'memory').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('event-table').focus();
    await page.keyboard.press('c');
    expect(await serious(page, '[role=menu]'), 'menu').toEqual([]);
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

/** What axe finds in the page, or in a part of it. */
async function serious(page: import('@playwright/test').Page, part = 'html') {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact ?? ''))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(' ')}`);
}
