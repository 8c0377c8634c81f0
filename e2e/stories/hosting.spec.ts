// Beside logs on a host, and without the host: files that a link names, and the page's own files kept by the browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from '../support/page';

const log = (eventID: string) =>
  JSON.stringify({
    Records: [
      {
        eventVersion: '1.08',
        eventTime: '2024-03-01T12:00:00Z',
        eventName: 'DeleteBucket',
        eventSource: 's3.amazonaws.com',
        awsRegion: 'us-east-1',
        sourceIPAddress: '192.0.2.1',
        userIdentity: { type: 'Root', accountId: '111122223333' },
        eventType: 'AwsApiCall',
        recipientAccountId: '111122223333',
        eventID,
      },
    ],
  });

/** Paths as they are asked for below the page's folder. */
const below = (url: string) => decodeURIComponent(new URL(url).pathname.replace('/some/sub/path/', ''));

test.describe('logs beside the page', () => {
  test.use({ opened: false });

  test('a link opens them, and its filter applies', async ({ app, page }) => {
    await page.route('**/logs/*', (route) => route.fulfill({ body: log(below(route.request().url())) }));
    await app.open('#/events?v=1&src=logs/a.json&src=logs/b%20c.json&q=eventName:DeleteBucket');
    await app.ready();
    expect(await app.value('events-total')).toBe(2);
    expect(await app.value('events-matching')).toBe(2);
    await expect(page).toHaveURL(/src=logs\/a\.json/);
    // Whoever reloads sees the same.
    await page.reload();
    await app.ready();
    expect(await app.value('events-total')).toBe(2);
  });

  test('a link may leave out the view', async ({ app, page }) => {
    await page.route('**/logs/*', (route) => route.fulfill({ body: log(below(route.request().url())) }));
    await app.open('#src=logs/a.json');
    await app.ready();
    expect(await app.value('events-total')).toBe(1);
    await page.evaluate(() => (location.hash = '#src=logs/a.json&src=logs/b.json&q=eventName:None'));
    await app.idle();
    await expect(app.id('events-total')).toHaveAttribute('data-value', '2');
    expect(await app.value('events-matching')).toBe(0);
  });

  test('a redirect to another host says so, and a long name is shortened', async ({ app, page }) => {
    app.expectTrouble(/.*/);
    const long = `logs/${'x'.repeat(5000)}.json`;
    await page.route('**/logs/*', (route) =>
      below(route.request().url()) === 'logs/away.json'
        ? route.fulfill({ status: 302, headers: { location: 'https://example.com/a.json' } })
        : route.fulfill({ status: 404 }),
    );
    await app.open(`#src=logs/away.json&src=${long}`);
    const told = page.getByRole('alert').filter({ hasText: '.json' });
    await expect(told).toContainText('logs/away.json could not be fetched: the host sends on to another address');
    expect((await told.innerText()).length).toBeLessThan(1000);
  });

  test('a manifest opens what it lists, each file once, and nothing outside its folder', async ({ app, page }) => {
    const inputs = ['x/1.json', 'x/2.json', 'all.zip!x/3.json', '../secret.json', 'https://example.com/4.json', '/etc/5.json'];
    const manifest = {
      format: 'traillight.manifest/1',
      app: { name: 'Traillight', version: '0' },
      about: {},
      events: 2,
      proved: 0,
      eventIdsSha256: '',
      verdict: null,
      keys: [],
      inputs: inputs.map((path) => ({ path, sha256: '', bytes: 1, records: 1, carried: false })),
    };
    const asked: string[] = [];
    await page.route('**/logs/**', (route) => {
      const path = below(route.request().url());
      asked.push(path);
      if (path.endsWith('.zip')) return route.fulfill({ status: 404 });
      return route.fulfill({ body: path.endsWith('manifest.json') ? JSON.stringify(manifest) : log(path) });
    });
    app.expectTrouble(/404/);
    await app.open('#/events?v=1&src=logs/manifest.json');
    await app.ready();
    expect(asked.sort()).toEqual(['logs/all.zip', 'logs/manifest.json', 'logs/x/1.json', 'logs/x/2.json']);
    expect(await app.value('events-total')).toBe(2);
    const told = page.getByRole('alert').filter({ hasText: '.json' });
    await expect(told).toContainText('../secret.json, which is not in its folder');
    await expect(told).toContainText('https://example.com/4.json, which is not in its folder');
    await expect(told).toContainText('And one more problem.');
  });

  test('other hosts are refused, and a missing file is named', async ({ app, page }) => {
    app.expectTrouble(/404/);
    await page.route('**/logs/*', (route) => route.fulfill({ status: 404 }));
    await app.open('#/events?v=1&src=https://example.com/a.json&src=logs/gone.json&src=data:text/plain,x');
    const told = page.getByRole('alert').filter({ hasText: '.json' });
    await expect(told).toContainText('https://example.com/a.json is on another host (example.com)');
    await expect(told).toContainText('logs/gone.json could not be fetched: the host answered 404');
    await expect(told).toContainText('data:text/plain,x is not the address of a file on this host');
  });

  test('going back to a link does not open its files again, and one link follows the other', async ({ app, page }) => {
    const asked: string[] = [];
    await page.route('**/logs/*', (route) => {
      const path = below(route.request().url());
      asked.push(path);
      return route.fulfill({ body: log(path) });
    });
    await app.open('#/events?v=1&src=logs/a.json');
    await app.ready();
    await page.evaluate(() => (location.hash = '#/events?v=1&src=logs/a.json&src=logs/b.json'));
    await app.idle();
    await expect(app.id('events-total')).toHaveAttribute('data-value', '2');
    await page.goBack();
    await app.idle();
    await page.goForward();
    await app.idle();
    expect(asked.sort()).toEqual(['logs/a.json', 'logs/b.json']);
    expect(await app.value('events-total')).toBe(2);
  });

  test('what a link or a manifest names in vain is told', async ({ app, page }) => {
    const manifest = { format: 'traillight.manifest/1', inputs: [{ path: '1.json' }, { sha256: 'no path' }, { path: 7 }] };
    await page.route('**/logs/*', (route) => {
      const path = below(route.request().url());
      return route.fulfill({ body: path.endsWith('manifest.json') ? JSON.stringify(manifest) : log(path) });
    });
    const names = Array.from({ length: 51 }, (_, at) => `&src=logs/${at ? `${at}.json` : 'manifest.json'}`);
    await app.open(`#/events?v=1${names.join('')}`);
    await app.ready();
    const told = page.getByRole('alert');
    await expect(told.filter({ hasText: 'This link names more than 50 files; only the first 50 are fetched.' })).toBeVisible();
    await expect(told.filter({ hasText: '2 inputs of the manifest have no path and were not fetched.' })).toBeVisible();
    expect(await app.value('events-total')).toBe(49);
  });

  test('fetching shows how far it is, and can be cancelled', async ({ app, page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/logs/*', async (route) => {
      if (below(route.request().url()) === 'logs/slow.json') await held;
      await route.fulfill({ body: log('1') }).catch(() => {
        // Cancelled, as it should be.
      });
    });
    await page.goto('./#/events?v=1&src=logs/fast.json&src=logs/slow.json');
    await expect(app.id('fetch-progress')).toContainText('1 of 2');
    await page.getByRole('button', { name: 'Stop fetching' }).click();
    await expect(page.getByText('Fetching was cancelled: 1 of 2 files were opened.')).toBeVisible();
    release();
    await app.ready();
    expect(await app.value('events-total')).toBe(1);
  });
});

test.describe('without the host', () => {
  test.use({ serviceWorkers: 'allow', opened: false });

  test('after the first visit, everything works, and nothing that was opened is kept', async ({ app, page, context }) => {
    await app.open();
    await page.getByRole('button', { name: 'What this page may do' }).click();
    await expect(app.id('privacy-offline')).toContainText('are kept in this browser');
    await page.keyboard.press('Escape');
    await app.openFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(log('kept?')) });

    const kept = await page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) found.push(request.url.split('/').pop() ?? '');
      }
      return found.sort();
    });
    expect(kept.filter((name) => !/^$|-[0-9a-f]{16}\.(js|css|wasm|txt)$|^favicon\.svg$|\.webmanifest$/.test(name))).toEqual([]);
    expect(kept.some((name) => /^page-detections-/.test(name))).toBe(true);

    await context.setOffline(true);
    await page.goto('about:blank');
    await page.goto('./#/detections');
    await app.idle();
    await app.openFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(log('a')) });
    expect(await app.value('events-total')).toBe(1);
    await expect(page.getByRole('heading', { name: 'Detections' }).first()).toBeVisible();
    await context.setOffline(false);
  });
});

test('a newer version on the host is announced, and loaded when somebody says so', async ({ browser }) => {
  const site = await mkdtemp(path.join(tmpdir(), 'site-'));
  await cp(process.env.DIST ?? path.join(import.meta.dirname, '../../dist'), site, { recursive: true });
  const host = spawn(process.execPath, [path.join(import.meta.dirname, '../support/serve.mjs'), '--port', '0', '--dist', site]);
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  try {
    const [port] = (await once(host.stdout, 'data')) as [Buffer];
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${String(port).trim()}/some/sub/path/`);
    const kept = () => page.evaluate(() => (globalThis as { traillightOffline?: { state: string } }).traillightOffline?.state);
    await expect.poll(kept).toBe('kept');
    await expect(page.getByText('There is a newer version of Traillight.')).toHaveCount(0);

    // The same page and service worker, of another version.
    for (const name of ['index.html', 'offline.js']) {
      const file = path.join(site, name);
      await writeFile(file, (await readFile(file, 'utf8')).replace(/(version"?:"[0-9a-f]{63})[0-9a-f]/, '$1x'));
    }
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText('There is a newer version of Traillight.')).toBeVisible();
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(kept).toBe('kept');
    await expect(page.locator('html')).toHaveAttribute('data-idle', 'true');
    await expect(page.getByText('There is a newer version of Traillight.')).toHaveCount(0);
    expect(await page.locator('meta[name=traillight-assets]').getAttribute('content')).toMatch(/offline_version":"[0-9a-f]{63}x"/);
  } finally {
    await context.close();
    host.kill();
    await rm(site, { recursive: true });
  }
});
