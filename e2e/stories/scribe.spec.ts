// Rarely used functions are loaded when first needed: not earlier, only once, and with a clear message if that fails.
import { type App, expect, test } from '../support/page';

const PATTERN = '{ $.eventName = "ConsoleLogin" }';

const SAID = 'a part of Traillight that could not be started';

test.use({ opened: false });

const begin = async (app: App) => {
  await app.open('#/events');
  await app.loadSample();
};

const copyForJq = async (app: App) => {
  await app.page.getByRole('button', { name: 'Copy the filter as …' }).click();
  await app.page.getByRole('menuitem', { name: 'jq' }).click();
  await app.idle();
};

test('it is loaded once, by what first needs it', async ({ app, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = /scribe-[0-9a-f]+\.(js|wasm)$/.exec(request.url());
    if (name?.[1]) asked.push(name[1]);
  });
  await begin(app);
  await app.query('name:ConsoleLogin');
  const logins = await app.value('events-matching');
  await app.go('integrity');
  await app.go('events');
  expect(asked).toEqual([]);

  expect(await app.query(PATTERN)).toEqual({ matching: logins });
  expect(asked.toSorted()).toEqual(['js', 'wasm']);
  await copyForJq(app);
  await expect(app.id('copied-text')).toContainText('"ConsoleLogin"');
  await page.keyboard.press('Escape');
  await app.go('integrity');
  expect(JSON.parse(await app.export('integrity-json')).format).toBe('traillight.integrity/1');
  expect(await app.export('integrity-text')).toContain('digest files valid');
  expect(asked).toHaveLength(2);

  // A new session has a new engine, which needs a scribe of its own; its files are already loaded.
  await page.getByRole('button', { name: /menu|more/i }).first().click();
  await page.getByRole('menuitem', { name: /start over/i }).click();
  await app.idle();
  await app.loadSample();
  await app.go('events');
  expect(await app.query(PATTERN)).toEqual({ matching: logins });
  expect(asked.filter((kind) => kind === 'wasm')).toHaveLength(1);
});

for (const [wound, file] of [
  ['is missing', 'scribe-*.wasm'],
  ['is missing', 'scribe-*.js'],
  ['was changed on the way', 'scribe-*.wasm'],
  ['dies', 'scribe-*.js'],
] as const) {
  test(`where ${file} ${wound}, that is said where it is needed, and the rest works`, async ({ app, page }) => {
    app.expectTrouble(/404|integrity|Failed to fetch|died here/);
    await page.route(`**/${file}`, async (route) => {
      if (wound === 'is missing') return route.fulfill({ status: 404 });
      const response = await route.fetch();
      const body = wound === 'dies' ? 'onmessage = () => { throw new Error("died here"); }' : `${await response.text()} `;
      await route.fulfill({ response, body });
    });
    await begin(app);
    expect(await app.query(PATTERN)).toEqual({ error: expect.stringContaining(SAID) });
    expect(await app.query('name:ConsoleLogin')).toEqual({ matching: expect.any(Number) });
    await copyForJq(app);
    await expect(page.getByRole('dialog', { name: 'Copy the filter' })).toContainText(SAID);
    await page.keyboard.press('Escape');
    await app.go('integrity');
    await page.locator('[data-testid=export][data-format=integrity-json]').click();
    await expect(page.getByRole('group', { name: 'Export the report' }).getByRole('alert')).toContainText(SAID);

    // Once it is available, the next attempt succeeds.
    await page.unroute(`**/${file}`);
    expect(JSON.parse(await app.export('integrity-json')).format).toBe('traillight.integrity/1');
    await app.go('events');
    expect(await app.query(PATTERN)).toEqual({ matching: await app.value('events-matching') });
  });
}
