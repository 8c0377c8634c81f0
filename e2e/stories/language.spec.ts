// A second language: chosen in the menu or preferred by the browser, loaded only then, and kept until another is chosen.
import { type App, expect, test } from '../support/page';

test.use({ opened: false });

const loading = (app: App) => {
  const asked: string[] = [];
  app.page.on('request', (request) => {
    const name = /words-([a-z]+)-[0-9a-f]+\.txt$/.exec(request.url());
    if (name?.[1]) asked.push(name[1]);
  });
  return asked;
};

const choose = async (app: App, menu: string, language: string) => {
  await app.page.getByRole('button', { name: menu, exact: true }).click();
  await app.page.getByRole('menuitemradio', { name: language }).click();
  await app.idle();
};

test('everything can be read in German, and in English again', async ({ app, page }) => {
  const asked = loading(app);
  await app.open('#/events');
  await app.loadSample();
  await app.query('name:ConsoleLogin');
  const logins = await app.value('events-matching');
  expect(asked).toEqual([]);

  await choose(app, 'Menu', 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Ereignisse · Traillight');
  await expect(page.getByRole('columnheader', { name: 'Ereignis', exact: true })).toBeVisible();
  await expect(page.locator('main')).toBeFocused();
  expect(asked).toEqual(['de']);

  // What was chosen, typed and loaded is still there.
  expect(await app.value('events-matching')).toBe(logins);
  await expect(app.id('query-input')).toHaveValue('name:ConsoleLogin');
  expect(await app.query('nowhere:')).toEqual({ error: expect.stringMatching(/erwartet/i) });
  await app.query('');
  const total = await app.value('events-total');
  await expect(app.id('events-total').first()).toContainText(new Intl.NumberFormat('de').format(total));

  // Parts that are loaded later speak it, too, and so does the report.
  await app.go('integrity');
  await expect(page.getByRole('heading', { name: 'Integrität' })).toBeAttached();
  const report = await app.export('integrity-html');
  expect(report).toContain('<html lang="de">');
  expect(report).toContain('Integrität von CloudTrail-Logs');
  expect(JSON.parse(await app.export('integrity-json')).sentence).toMatch(/proved/);

  // So do findings, and what calls mean, which come from yet another module, and change with the language.
  const control = page.locator('[data-testid=finding][data-id="cis-5.6"]');
  await app.go('detections');
  await expect(control).toContainText('Anmeldung');
  await choose(app, 'Menü', 'English');
  await expect(control).toContainText('A sign-in to the console failed');
  await choose(app, 'Menu', 'Deutsch');
  await expect(control).toContainText('Anmeldung');
  await app.go('events');
  await app.query('name:DeleteDBInstance');
  await app.id('event-row').first().click();
  await expect(app.id('glossary')).toContainText('Löscht eine Datenbank.');

  // It is remembered, as are the colours.
  await app.open('#/events');
  await expect(page.getByRole('button', { name: 'Beispiel ansehen' })).toBeVisible();

  await choose(app, 'Menü', 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible();
  await app.open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(new Set(asked)).toEqual(new Set(['de']));
});

test.describe('where the browser prefers German', () => {
  test.use({ locale: 'de-AT' });

  test('the page is German', async ({ app, page }) => {
    await app.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CloudTrail-Logs');
  });

  for (const wound of ['are missing', 'were changed on the way']) {
    test(`it is English if the words ${wound}, and says why`, async ({ app, page }) => {
      app.expectTrouble(/404|integrity|Failed to fetch/);
      await page.route('**/words-de-*.txt', async (route) => {
        if (wound === 'are missing') return route.fulfill({ status: 404 });
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()} ` });
      });
      await app.open();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.getByRole('alert').filter({ hasText: 'The texts in Deutsch' })).toContainText('words-de-');
      await app.loadSample();

      await page.unroute('**/words-de-*.txt');
      await choose(app, 'Menu', 'Deutsch');
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    });
  }
});
