// Five tasks, each with nothing but the keyboard, and again with nothing but a finger on a phone.
import { type App, expect, test } from '../support/page';

test.use({ opened: false });

/** Moves the focus on until it is on what has this name. */
async function tabTo(app: App, name: RegExp): Promise<void> {
  const named = () =>
    app.page.evaluate(() => {
      const { activeElement: it } = document;
      return `${it?.getAttribute('aria-label') ?? ''} ${it?.textContent ?? ''}`;
    });
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await app.page.keyboard.press('Tab');
    if (name.test(await named())) return;
  }
  throw new Error(`no way to ${name} with Tab`);
}

async function press(app: App, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await app.page.keyboard.press(key);
    await app.idle();
  }
}

async function typed(app: App, query: string): Promise<void> {
  await press(app, '/');
  await app.page.keyboard.type(query);
  await press(app, 'Enter', 'Escape');
}

test.describe('by keyboard alone', () => {
  test.beforeEach(async ({ app }) => {
    await app.open();
    await tabTo(app, /Try the sample/);
    await app.page.keyboard.press('Enter');
    await app.ready();
  });

  test('who deleted a database', async ({ app, page }) => {
    await press(app, 'Control+k');
    await page.keyboard.type('who deleted a database');
    await press(app, 'Enter', 'g', 'e', 'j', 'Enter');
    await expect(app.id('event-detail')).toContainText(/DeleteDB|DeleteTable/);
  });

  test('did root sign in without a second factor', async ({ app }) => {
    await press(app, 'g', 'e');
    await typed(app, 'eventName:ConsoleLogin userIdentity.type:Root additionalEventData.MFAUsed:No outcome:success');
    expect(await app.value('events-matching')).toBeGreaterThan(0);
    await press(app, 'j', 'Enter');
    await expect(app.id('event-detail')).toContainText('root');
  });

  test('which log was altered', async ({ app, page }) => {
    await press(app, 'g', 'i');
    await tabTo(app, /1 log altered/);
    await press(app, 'Enter');
    await expect(page.getByRole('main')).toContainText('CloudTrail_us-east-1');
  });

  test('an event is starred, and found by its star', async ({ app }) => {
    await press(app, 'g', 'e', 'j', 's');
    await typed(app, 'starred:true');
    expect(await app.value('events-matching')).toBe(1);
  });

  test('a value is filtered out, and that is undone', async ({ app, page }) => {
    await press(app, 'g', 'e', 'j', 'ArrowRight', '.');
    await expect(page.getByRole('menu')).toBeVisible();
    const all = await app.value('events-total');
    await page.keyboard.press('ArrowDown');
    await press(app, 'Enter');
    expect(await app.value('events-matching')).toBeLessThan(all);
    await press(app, 'Control+z');
    expect(await app.value('events-matching')).toBe(all);
  });
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  const to = async (app: App, view: RegExp) => {
    await app.page.getByRole('navigation').getByRole('link', { name: view }).tap();
    await app.idle();
  };

  test.beforeEach(async ({ app }) => {
    await app.open();
    await app.id('load-sample').tap();
    await app.ready();
  });

  test('who deleted a database', async ({ app, page }) => {
    await to(app, /Events/);
    await page.getByRole('button', { name: 'Saved searches' }).tap();
    await page.getByRole('button', { name: 'Who deleted a database' }).tap();
    await app.idle();
    await app.id('event-row').first().tap();
    await app.idle();
    await expect(app.id('event-detail')).toContainText(/DeleteDB|DeleteTable/);
  });

  test('did root sign in without a second factor', async ({ app, page }) => {
    await to(app, /Events/);
    await app.id('query-input').tap();
    // The keyboard on the screen.
    await page.keyboard.type('name:ConsoleLogin userIdentity.type:Root additionalEventData.MFAUsed:No outcome:success');
    await press(app, 'Enter');
    await app.id('event-row').first().tap();
    await app.idle();
    await expect(app.id('event-detail')).toContainText('root');
  });

  test('which log was altered', async ({ app, page }) => {
    await to(app, /Integrity/);
    await page.getByRole('button', { name: '1 log altered' }).first().tap();
    await app.idle();
    await expect(page.getByRole('main')).toContainText('CloudTrail_us-east-1');
  });

  test('an event is starred, and found by its star', async ({ app, page }) => {
    await to(app, /Events/);
    await app.id('event-row').nth(1).tap();
    await app.idle();
    await app.id('notes').getByRole('button', { name: 'Star' }).tap();
    await app.idle();
    await app.id('query-input').tap();
    await page.keyboard.type('starred:true');
    await press(app, 'Enter');
    expect(await app.value('events-matching')).toBe(1);
  });

  test('a value is filtered for, and that is taken back', async ({ app, page }) => {
    await to(app, /Events/);
    const all = await app.value('events-total');
    await page.getByRole('button', { name: 'Fields' }).tap();
    await app.idle();
    await page.locator('[data-field=awsRegion]').getByRole('button', { name: /^us-east-1/ }).first().tap();
    await app.idle();
    expect(await app.value('events-matching')).toBeLessThan(all);
    await page.getByRole('button', { name: /^Remove.*awsRegion/ }).first().tap();
    await app.idle();
    expect(await app.value('events-matching')).toBe(all);
  });
});
