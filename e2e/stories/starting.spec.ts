// Starting from any host, or saying clearly why that cannot work. Never a blank page.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test } from '../support/page';

test.describe('where it can work', () => {
  test('the page starts, and what it said before is gone', async ({ page }) => {
    await expect(page.locator('main').first()).toBeVisible();
    await expect(page.locator('#boot')).toHaveCount(0);
  });

  test('a host that does not know WebAssembly will do', async ({ app, page }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { 'content-type': 'application/octet-stream' } });
    });
    await app.open();
    await expect(page.locator('#boot')).toHaveCount(0);
  });

  test('the page can ask no other host', async ({ app, page }) => {
    app.expectTrouble(/Content Security Policy|example\.com/);
    const asked = await page.evaluate(() => fetch('https://example.com/').then(() => 'answered', () => 'refused'));
    expect(asked).toBe('refused');
  });

  test('the page runs no text as script', async ({ app, page }) => {
    app.expectTrouble(/Content Security Policy/);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
      document.head.append(script);
      return document.documentElement.dataset.ran;
    });
    expect(ran).toBeUndefined();
  });
});

test.describe('where it cannot work', () => {
  test.use({ opened: false });

  for (const kind of ['page-*.js', 'page-*.wasm']) {
    test(`${kind} was changed on the way`, async ({ app, page }) => {
      app.expectTrouble(/integrity|Failed to fetch/i);
      await page.route(`**/${kind}`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from(' ')]) });
      });
      await app.open();
      await expect(page.locator('#boot-message')).toContainText('could not start');
    });

    test(`${kind} is missing`, async ({ app, page }) => {
      app.expectTrouble(/404|integrity|Failed to fetch/);
      await page.route(`**/${kind}`, (route) => route.fulfill({ status: 404 }));
      await app.open();
      await expect(page.locator('#boot-message')).toContainText('could not start');
    });
  }

  for (const [wound, status] of [['was changed on the way', 200], ['is missing', 404]] as const) {
    test(`worker-*.wasm ${wound}`, async ({ app, page }) => {
      app.expectTrouble(/integrity|404/);
      await page.route('**/worker-*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, status, body: Buffer.concat([await response.body(), Buffer.from(' ')]) });
      });
      await app.open();
      await expect(page.getByText('Traillight could not start').first()).toBeVisible();
      await expect(page.getByText(/worker-[0-9a-f]+\.wasm/).first()).toBeVisible();

      // Files have nobody to read them: the page says so instead of waiting.
      await page.getByRole('button', { name: 'Dismiss' }).first().click();
      await app.id('open-files').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
      await expect(page.getByText('Traillight could not start.').first()).toBeVisible();
      await app.idle();
    });
  }

  test('a browser without WebAssembly', async ({ app, page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
    await app.open();
    await expect(page.locator('#boot-message')).toContainText('WebAssembly switched off');
  });

  test('a browser without SIMD', async ({ app, page }) => {
    await page.addInitScript(() => Object.assign(WebAssembly, { validate: () => false }));
    await app.open();
    await expect(page.locator('#boot-message')).toContainText('SIMD');
  });

  test('straight from a folder', async ({ app, page }) => {
    app.expectTrouble(/./);
    const dist = path.resolve(process.env.DIST ?? path.join(import.meta.dirname, '../../dist'));
    await page.goto(pathToFileURL(path.join(dist, 'index.html')).href);
    await expect(page.locator('#boot-message')).toContainText('Opened straight from a folder');
    await expect(page.locator('#boot-message')).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ opened: false, javaScriptEnabled: false });

  test('the page says that it needs it', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('.boot-noscript')).toBeVisible();
    await expect(page.locator('#boot')).toBeHidden();
  });
});
