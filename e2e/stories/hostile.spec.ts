// Values that somebody wrote to mislead, to break the page or to run in it: shown as text, marked where they deceive.
import { type App, expect, test } from '../support/page';

const HTML = '<img src=x onerror="document.title=1"><b>bold';
const TURNED = '\u202egnp.nimda';
const HIDDEN = 'ad\u200bmin';
const LOOKALIKE = '\u0430dmin';
const CONTROL = 'line\nbreak\u0007\u001b[31mred';
const EMOJI = '👩\u200d💻 mei 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
const LONG = 'x'.repeat(1_000_000);

const NAMES = [HTML, TURNED, HIDDEN, LOOKALIKE, CONTROL, EMOJI, LONG];

const log = () =>
  Buffer.from(
    JSON.stringify({
      Records: NAMES.flatMap((name, at) => [0, 1].map((copy) => ({
        eventVersion: '1.11',
        eventTime: `2026-03-0${copy + 2}T10:0${at}:00Z`,
        eventSource: 'iam.amazonaws.com',
        eventName: at === 0 ? HTML : 'DeleteUser',
        awsRegion: at === 1 ? TURNED : 'us-east-1',
        sourceIPAddress: '192.0.2.1',
        userAgent: name,
        errorCode: at === 2 ? HIDDEN : null,
        userIdentity: { type: 'IAMUser', userName: name, arn: `arn:aws:iam::111122223333:user/${name}`, accountId: '111122223333' },
        requestParameters: { userName: name, [at < 3 ? name : 'note']: name },
        resources: [{ ARN: `arn:aws:iam::111122223333:user/${name}` }],
        eventID: `00000000-0000-4000-8000-00000000000${at}`.slice(0, -1) + `${copy}${at}`.slice(-1),
        requestID: `r-${at}-${copy}`,
      }))),
    }),
  );

/** What is there that should not be. */
const trouble = (app: App) =>
  app.page.evaluate(() => {
    const found: string[] = [];
    if (document.querySelector('img') || [...document.querySelectorAll('b')].some((it) => it.textContent === 'bold')) found.push('text became markup');
    if (document.title === '1') found.push('text ran');
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('scrolls sideways');
    // Characters that change the direction of text, are invisible or control something.
    const raw = /[\u202a-\u202e\u2066-\u2069\u200b\u0007\u001b]/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // The record, byte for byte; its values are marked in the tree above it.
      if (node.parentElement?.closest('.raw-json')) continue;
      if (raw.test(node.textContent ?? '')) found.push(`${node.parentElement?.className}: ${JSON.stringify(node.textContent?.slice(0, 60))}`);
    }
    for (const element of document.querySelectorAll('[title], [aria-label]')) {
      for (const name of ['title', 'aria-label']) {
        const text = element.getAttribute(name) ?? '';
        if (raw.test(text)) found.push(`${name} of ${element.className}: ${JSON.stringify(text.slice(0, 60))}`);
        if (text.length > 20_000) found.push(`${name} of ${element.className} is ${text.length} long`);
      }
    }
    return [...new Set(found)];
  });

test('hostile values are text, and marked, wherever they are shown', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.openFiles([{ name: 'a\u202e<b>gol.json', mimeType: 'application/json', buffer: log() }]);
  expect(await app.value('events-total')).toBe(2 * NAMES.length);
  for (const view of ['overview', 'integrity', 'detections', 'issues', 'events']) {
    await app.go(view);
    expect(await trouble(app), view).toEqual([]);
  }
  const marks = page.locator('.event-table .deception');
  expect(await marks.count()).toBeGreaterThan(6);
  for (let at = 0; at < NAMES.length; at += 1) {
    await app.id('event-row').nth(at * 2).click();
    await app.idle();
    expect(await trouble(app), `detail ${at}`).toEqual([]);
  }
  await app.id('event-row').nth(0).locator('[data-field=user]').click({ button: 'right' });
  expect(await trouble(app), 'menu').toEqual([]);
  await page.keyboard.press('Escape');
  for (const group of ['user', 'awsRegion', 'userAgent']) {
    await app.open(`#/events?v=1&group=${group}&group=eventName&facet=requestParameters.userName&col=requestParameters.userName`);
    await app.openFiles([{ name: 'a\u202e<b>gol.json', mimeType: 'application/json', buffer: log() }]);
    expect(await trouble(app), `groups by ${group}`).toEqual([]);
  }
  await app.open(`#/overview?v=1&vs=user&vs-q=readOnly:true&chart=userAgent&by=user&of=${encodeURIComponent(TURNED)}`);
  expect(await trouble(app), 'what the link asks for').toEqual([]);
  await app.openFiles([{ name: 'a\u202e<b>gol.json', mimeType: 'application/json', buffer: log() }]);
  expect(await trouble(app), 'comparison and charts').toEqual([]);
});

test('hostile names of searches and notes are text in lists, palette and on paper', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '1');
  });
  await app.open('#/events');
  await app.openFiles([{ name: 'log.json', mimeType: 'application/json', buffer: log() }]);
  const search = { set: TURNED, title: HTML, query: `user:"${HIDDEN}"` };
  const file = JSON.stringify({ format: 'traillight.searches/1', searches: [search, { ...search, title: LONG.slice(0, 50_000) }] });
  await page.getByRole('button', { name: 'Saved searches' }).click();
  const dialog = page.getByRole('dialog', { name: 'Saved searches' });
  await dialog.getByLabel('Import a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(dialog).toContainText('<b>bold');
  expect(await trouble(app), 'saved searches').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bold');
  await expect(page.getByRole('option').first()).toContainText('<b>bold');
  expect(await trouble(app), 'palette').toEqual([]);
  await page.keyboard.press('Escape');
  await app.id('event-row').first().click();
  await app.idle();
  await app.id('notes').getByLabel('Tags, separated by commas').fill(TURNED);
  await app.id('notes').getByLabel('Tags, separated by commas').press('Enter');
  await app.idle();
  expect(await trouble(app), 'notes').toEqual([]);
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '1');
  await page.emulateMedia({ media: 'print' });
  expect(await trouble(app), 'paper').toEqual([]);
});
