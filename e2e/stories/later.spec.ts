// Parts of the page that are loaded when they are first shown: not earlier, except for dialogs, which are fetched while nothing
// else happens; only once, from any path, and with a clear message if that fails.
import { type App, expect, test } from '../support/page';

test.use({ opened: false });

const loading = (app: App) => {
  const asked: string[] = [];
  app.page.on('request', (request) => {
    const name = /page-([a-z]+)-[0-9a-f]+\.wasm$/.exec(request.url());
    if (name?.[1]) asked.push(name[1]);
  });
  return asked;
};

const keys = (app: App) => app.page.getByRole('dialog', { name: 'Keys' });

test('parts are loaded once, when they are first shown', async ({ app, page }) => {
  const asked = loading(app);
  await app.open();
  await app.loadSample();
  await app.go('events');
  await expect.poll(() => asked, 'dialogs are fetched ahead').toContain('dialogs');
  // The overview came first, with its charts.
  expect(asked.toSorted()).toEqual(['charts', 'dialogs', 'shared']);

  await app.go('integrity');
  await expect(page.getByRole('heading', { name: 'Integrity' })).toBeAttached();
  expect(asked.toSorted()).toEqual(['charts', 'dialogs', 'integrity', 'shared']);
  await app.go('detections');
  expect(asked.toSorted()).toEqual(['charts', 'detections', 'dialogs', 'integrity', 'shared']);
  await app.go('integrity');
  await page.keyboard.press('?');
  await expect(keys(app)).toContainText('Ctrl');
  await app.go('issues');
  expect(asked.toSorted()).toEqual(['charts', 'detections', 'dialogs', 'integrity', 'issues', 'shared']);
});

test('a link to a part opens it', async ({ app, page }) => {
  await app.open('#/integrity');
  await app.loadSample();
  await expect(page.getByRole('heading', { name: 'Integrity' })).toBeAttached();
});

test('two parts can be loaded at the same time', async ({ app, page }) => {
  const asked = loading(app);
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route('**/page-shared-*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  await app.open('#/events');
  await app.loadSample();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByText('Loading …')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-idle', 'false');
  await page.keyboard.press('?');
  await expect(keys(app)).toContainText('Loading …');
  release();
  await app.idle();
  await expect(keys(app)).toContainText('Ctrl');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Integrity' })).toBeAttached();
  expect(asked.toSorted()).toEqual(['dialogs', 'integrity', 'shared']);
});

test('what is typed before the list of commands is there goes into its field', async ({ app, page }) => {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route('**/page-dialogs-*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  await app.open('#/events');
  await app.loadSample();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('all keysx');
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toContainText('Loading …');
  release();
  await app.idle();
  await expect(page.getByRole('combobox', { name: /command/i })).toHaveValue('all keys');
  await page.keyboard.press('Enter');
  await expect(keys(app)).toContainText('Ctrl');
  await page.keyboard.press('Escape');

  // Without waiting for anything.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('privacy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Privacy' })).toBeVisible();
});

for (const file of ['page-integrity-*.wasm', 'page-shared-*.wasm']) {
  for (const wound of ['is missing', 'was changed on the way']) {
    test(`where ${file} ${wound}, that is said in its place, and it can be tried again`, async ({ app, page }) => {
      app.expectTrouble(/404|integrity|Failed to fetch/);
      await page.route(`**/${file}`, async (route) => {
        if (wound === 'is missing') return route.fulfill({ status: 404 });
        const response = await route.fetch();
        await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from(' ')]) });
      });
      await app.open();
      await app.loadSample();
      await app.go('integrity');
      const failure = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
      await expect(failure).toContainText(file.replace('*.wasm', ''));
      await failure.getByRole('button', { name: 'Try again' }).click();
      await app.idle();
      await expect(failure).toBeVisible();

      // The rest works.
      await app.go('events');
      expect(await app.query('name:ConsoleLogin')).toEqual({ matching: expect.any(Number) });

      await page.unroute(`**/${file}`);
      await app.go('integrity');
      await expect(page.getByRole('heading', { name: 'Integrity' })).toBeAttached();
      await expect(failure).toHaveCount(0);
    });
  }
}
