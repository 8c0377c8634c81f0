// What calls mean, what the page may do, and what is not lost.
import { expect, test } from '../support/page';

test('the detail says what a sensitive call does, and hovering a name does, too', async ({ app, page }) => {
  await app.loadSample();
  await app.go('events');
  await app.query('name:CreateAccessKey');
  await page.getByTestId('event-row').first().click();
  await app.idle();
  const term = app.id('glossary');
  await expect(term).toContainText('permanent pair');
  await expect(term).toContainText('https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html');
  const cell = page.locator('[data-testid=event-row] [data-field=eventName] [title]').first();
  await cell.hover();
  await app.idle();
  await page.mouse.move(0, 0);
  await cell.hover();
  await expect(cell).toHaveAttribute('title', /permanent pair/);
});

test('the privacy panel shows the policy and the hash, and that sending is blocked', async ({ app, page }) => {
  app.expectTrouble(/nobody\.invalid/);
  await page.getByRole('button', { name: 'What this page may do' }).click();
  await expect(app.id('privacy-policy')).toContainText("default-src 'none'");
  await page.getByRole('button', { name: 'Compute' }).click();
  await expect(app.id('privacy-hash')).toHaveText(/^[0-9a-f]{64}$/);
  await page.getByRole('button', { name: 'Try to send something' }).click();
  await expect(app.id('privacy-sent')).toContainText('blocked it (connect-src)');
  expect(await app.value('privacy-requests')).toBe(0);
});

test('leaving with notes that are in no file is asked about', async ({ app, page }) => {
  await app.loadSample();
  await app.go('events');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.getByTestId('event-table').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await app.idle();
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});

test('printing shows rows, not panels', async ({ app, page }) => {
  await app.loadSample();
  await app.go('events');
  await page.getByTestId('event-row').first().click();
  await app.idle();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('event-row').first()).toBeVisible();
  for (const hidden of ['.topbar', '.statusbar', '.detail-pane']) await expect(page.locator(hidden)).toBeHidden();
});

test('printing has the rows that match, not those that are drawn, and says how many more there are', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', String(document.querySelectorAll('.printed tbody tr').length));
  });
  await app.open('#/events');
  await app.loadSample();
  await page.keyboard.press('Control+p');
  await app.idle();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '1000');
  await page.emulateMedia({ media: 'print' });
  const total = (await app.value('events-total')).toLocaleString('en-GB');
  await expect(app.id('printed-count')).toHaveText(`The first 1,000 of ${total} matching events. Export them as CSV to have all.`);
  await expect(app.id('event-row').first()).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(app.id('printed-count')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });

  await app.query('name:ConsoleLogin');
  const matching = await app.value('events-matching');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Print/ }).click();
  await app.idle();
  await expect(page.locator('html')).toHaveAttribute('data-printed', String(matching));
  await page.emulateMedia({ media: 'print' });
  await expect(app.id('printed').getByRole('row').nth(1)).toContainText('ConsoleLogin');
});
