// Small things that decide whether people like to work with it: nothing typed is lost, every setting is a command, paper has everything.

import type { Page } from '@playwright/test';

import { fixture } from '../support/known';
import { type App, expect, test } from '../support/page';

const record = (name: string, more: object = {}) => ({
  eventVersion: '1.08', eventTime: '2026-03-02T10:00:00Z', eventSource: 'iam.amazonaws.com', eventName: name, awsRegion: 'eu-west-1',
  eventID: `00000000-0000-4000-8000-${name.padEnd(12, '0').slice(0, 12)}`, userIdentity: { type: 'IAMUser', userName: 'alice' }, ...more,
});

const log = (...records: object[]) => ({
  name: 'log.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: records })),
});

/** Selects some columns of the timeline, from the first one on, with the keyboard. */
async function zoom(app: App, page: Page, columns: number): Promise<void> {
  await page.locator('.timeline-plot').first().focus();
  await page.keyboard.press('Home');
  for (let at = 1; at < columns; at += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await app.idle();
}

/** Runs a command by some of its letters. */
async function command(app: App, page: Page, letters: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill(letters);
  await page.keyboard.press('Enter');
  await app.idle();
}

test('zooming in leaves a trail, each step of which leads back', async ({ app, page }) => {
  await app.loadSample();
  const all = await app.value('events-total');
  await zoom(app, page, 20);
  const wide = await app.value('events-matching');
  await zoom(app, page, 12);
  const narrow = await app.value('events-matching');
  expect(narrow).toBeLessThan(wide);
  const steps = app.id('trail').getByRole('listitem');
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toHaveText('All time');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(steps.last()).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await steps.nth(1).getByRole('button').click();
  await app.idle();
  await expect(steps).toHaveCount(2);
  expect(await app.value('events-matching')).toBe(wide);
  await page.keyboard.press('ControlOrMeta+z');
  await app.idle();
  await expect(steps).toHaveCount(3);
  expect(await app.value('events-matching')).toBe(narrow);
  await page.reload();
  await app.loadSample();
  await expect(steps).toHaveCount(3);
  await steps.first().getByRole('button').click();
  await app.idle();
  await expect(app.id('trail')).toHaveCount(0);
  expect(await app.value('events-total')).toBe(all);
});

test('two actions are two steps, however quickly one follows the other', async ({ app, page }) => {
  await app.open('#/events?v=1');
  await app.loadSample();
  const people = page.locator('[data-testid=people][data-choice=people]');
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('[data-testid=people][data-choice=people]')?.click();
    await new Promise((resolve) => setTimeout(resolve, 60));
    document.querySelector<HTMLElement>('[data-testid=people][data-choice=workloads]')?.click();
  });
  await app.idle();
  await expect(page.locator('[data-testid=people][data-choice=workloads]')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+z');
  await app.idle();
  await expect(people).toHaveAttribute('aria-pressed', 'true');
});

test('a period to a day includes the day', async ({ app, page }) => {
  await app.openFiles([log(record('One'), record('Two', { eventTime: '2026-03-05T23:30:00Z' }), record('Three', { eventTime: '2026-03-06T00:00:00Z' }))]);
  await page.locator('.range').getByRole('button').first().click();
  await page.getByLabel('From, inclusive').fill('2026-03-02');
  await page.getByLabel('To: a day inclusive, a time exclusive').fill('2026-03-05');
  await page.getByRole('button', { name: 'Apply' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(2);
  await expect(page.locator('.range-text')).toHaveText('2026-03-02 – 2026-03-05');
});

test('every setting is a command', async ({ app, page }) => {
  await app.open('#/events?v=1');
  await app.loadSample();
  await command(app, page, 'who acts people');
  await expect(page.locator('[data-testid=people][data-choice=people]')).toHaveAttribute('aria-pressed', 'true');
  await command(app, page, 'rows compact');
  await expect(page).toHaveURL(/rows=compact/);
  await command(app, page, 'layouts of the table');
  const layouts = page.getByRole('dialog', { name: 'Layouts of the table' });
  await page.keyboard.type('night');
  await page.keyboard.press('Enter');
  await expect(layouts.getByRole('button', { name: 'night', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await command(app, page, 'usual');
  await expect(page).not.toHaveURL(/rows=compact/);
  await command(app, page, 'layout night');
  await expect(page).toHaveURL(/rows=compact/);
  await command(app, page, 'cis 1.4');
  await expect(page).toHaveURL(/#\/detections.*cis=1\.4/);
  await command(app, page, 'timeline region');
  await expect(page).toHaveURL(/#\/overview.*stack=/);
  await command(app, page, 'read cloudwatch');
  await expect(page).toHaveURL(/n=cloudwatch/);
  await command(app, page, 'colours dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await command(app, page, 'clocks UTC');
  await command(app, page, 'deutsch');
  await expect(page.getByRole('navigation', { name: 'Ansichten' })).toBeVisible();
});

test('a half-written remark is there again when its event is', async ({ app, page }) => {
  await app.open('#/events?v=1');
  await app.loadSample();
  const rows = app.id('event-row');
  const remark = app.id('notes').getByLabel('Remark', { exact: true });
  await rows.nth(1).click();
  await app.idle();
  await app.id('notes').getByText('Remark, save').click();
  await remark.fill('ask her about');
  await expect(app.id('notes-unsaved')).toBeVisible();
  await rows.nth(3).click();
  await app.idle();
  await expect(app.id('notes-unsaved')).toHaveCount(0);
  await expect(app.id('notes-begun')).toHaveText('1 unsaved remark');
  await app.id('notes-begun').getByRole('button').click();
  await app.idle();
  await expect(remark).toHaveValue('ask her about');
  // What is noted otherwise does not take it away, either.
  await app.id('notes').getByRole('button', { name: 'Star', exact: true }).click();
  await app.idle();
  await expect(remark).toHaveValue('ask her about');
  await app.id('notes-unsaved').getByRole('button').click();
  await expect(remark).toHaveValue('');
  await expect(app.id('notes-begun')).toHaveCount(0);
  await remark.fill('asked');
  await app.id('notes').getByRole('button', { name: 'Add the remark' }).click();
  await app.idle();
  await expect(app.id('notes')).toContainText('asked');
  await expect(app.id('notes-begun')).toHaveCount(0);
});

test('a half-written reason is there again in its dialog', async ({ app, page }) => {
  await app.open('#/detections?v=1');
  await app.loadSample();
  await app.settled();
  const finding = page.locator('[data-testid=finding]').filter({ has: page.locator('.finding-count') }).first();
  await finding.locator('.finding-title').click();
  const mark = finding.getByRole('button', { name: 'Mark as expected', exact: false }).first();
  await mark.click();
  await page.keyboard.type('known w');
  await page.keyboard.press('Escape');
  await mark.click();
  await expect(page.getByRole('dialog').locator('textarea')).toHaveValue('known w');
});

test('dialogs begin with what they are for, not with their cross', async ({ app, page }) => {
  await app.loadSample();
  for (const letters of ['layouts of', 'saved searches', 'export the matching', 'draw a sample', 'working paper', 'page that proves', 'save redacted', 'time range', 'time zone', 'all keys', 'memory …', 'privacy']) {
    await command(app, page, letters);
    const open = page.locator('dialog[open]');
    await expect(open, letters).toHaveCount(1);
    await expect(open.locator('.later:not(.is-failed)'), letters).toHaveCount(0);
    await expect(open.locator('.dialog-head :focus'), letters).toHaveCount(0);
    await expect(open.locator('.dialog-body:focus, .dialog-body :focus'), letters).toHaveCount(1);
    // A dialog with fields begins with the first of them.
    const fields = open.locator('.dialog-body :is(input:not([type=file], [type=hidden]), select, textarea):enabled');
    if ((await fields.count()) > 0) await expect(open.locator(':is(input, select, textarea):focus'), letters).toHaveCount(1);
    await page.keyboard.press('Escape');
    await app.idle();
  }
});

for (const [width, height] of [[720, 450], [844, 390]] as const) {
  test(`at ${width} × ${height} there are rows, with a filter, too`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.open('#/events?v=1&f=readOnly:true');
    await app.loadSample();
    const rows = async () =>
      page.locator('[data-testid=event-row]').evaluateAll((rows) => {
        const frame = document.querySelector('.event-table')?.getBoundingClientRect();
        const bottom = Math.min(frame?.bottom ?? 0, document.querySelector('.statusbar')?.getBoundingClientRect().top ?? 0);
        return rows.filter((row) => row.getBoundingClientRect().top >= (frame?.top ?? 0) && row.getBoundingClientRect().bottom <= bottom).length;
      });
    expect(await rows()).toBeGreaterThanOrEqual(height > 400 ? 8 : 6);
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    await expect(page.locator('.strip')).toBeVisible();
  });
}

/** Elements on paper that do not show all of their text. */
async function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hidden = (element: Element) => element.closest('.visually-hidden, [aria-hidden=true], button.skip') !== null;
    const all = [...document.querySelectorAll<HTMLElement>('main *, .chips *, .verdict-line *, dialog *')];
    const cut = all.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const clips = overflowX !== 'visible' || overflowY !== 'visible';
      const box = element.getBoundingClientRect();
      return clips && !hidden(element) && box.width > 1 && element.textContent !== '' && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
    });
    return cut.map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 60)}`);
  });
}

for (const view of ['overview', 'detections', 'integrity', 'issues', 'events']) {
  test(`nothing is cut on paper: ${view}`, async ({ app, page }) => {
    await page.setViewportSize({ width: 794, height: 1123 });
    await app.open(`#/${view}?v=1`);
    await page.evaluate(() => (window.print = () => undefined));
    await app.openFolder(fixture('wounded'));
    await app.settled();
    if (view === 'events') await page.keyboard.press('ControlOrMeta+p');
    await app.idle();
    await page.emulateMedia({ media: 'print' });
    expect(await cut(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(794);
    if (view === 'events') await expect(app.id('printed')).not.toContainText('verified-signed');
  });
}

test('a comparison is on the screen when it is opened', async ({ app, page }) => {
  await app.loadSample();
  await app.id('contrast-open').click();
  await app.idle();
  await expect(app.id('contrast').getByRole('heading')).toBeInViewport({ ratio: 1 });
  await expect(app.id('contrast').getByRole('heading')).toBeFocused();
});

test('no count reads as if all were well when files failed their proof', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  expect(await app.value('files-failed')).toBe(2);
  await expect(app.id('files-failed').locator('.status-long')).toHaveText(/1\slog altered, 1\slog missing/);
  const link = page.getByRole('navigation').getByRole('link', { name: 'Integrity' });
  await expect(link.locator('.rail-count')).toHaveText(/^2/);
  await app.go('issues');
  await app.id('issues-failed').getByRole('button').click();
  await app.idle();
  await expect(page).toHaveURL(/#\/integrity/);
  await app.open('#/issues?v=1');
  await app.openFolder(fixture('tree'));
  await expect(app.id('files-failed')).toHaveCount(0);
  await expect(app.id('issues-failed')).toHaveCount(0);
});

test('a name that AWS hides is none, and attempts are told from deeds', async ({ app, page }) => {
  const hidden = { type: 'IAMUser', accountId: '111122223333', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' };
  const login = record('ConsoleLogin', {
    eventSource: 'signin.amazonaws.com', userIdentity: hidden, errorMessage: 'No username found in supplied account', responseElements: { ConsoleLogin: 'Failure' },
  });
  const trail = record('DeleteTrail', { eventSource: 'cloudtrail.amazonaws.com', errorCode: 'AccessDenied' });
  await app.openFiles([log(login, trail, record('CreatePolicy'), record('DeletePolicy', { errorCode: 'AccessDenied' }))]);
  const users = page.locator('[data-chart=user]');
  await expect(users).toContainText('name hidden by AWS');
  await expect(users.locator('.chart-drawing')).not.toContainText('HIDDEN_DUE');
  await app.go('detections');
  await app.settled();
  const succeeded = (number: string) =>
    page.locator('[data-group=control]').filter({ has: page.locator('.finding-number', { hasText: number }) }).getByTestId('finding-succeeded');
  await expect(succeeded('5.5')).toHaveText('(none succeeded)');
  await expect(succeeded('5.4')).toHaveText(/^\(1\ssucceeded\)$/);
});

test('an empty file is counted and named, without alarm', async ({ app, page }) => {
  await app.openFiles([log(record('One')), { name: 'nothing.json', mimeType: 'application/json', buffer: Buffer.alloc(0) }]);
  expect(await app.value('files-total')).toBe(2);
  await app.go('issues');
  await expect(page.locator('.issues')).toContainText('nothing.json');
  await expect(page.locator('.issues')).toContainText('Empty file');
  await expect(page.locator('.issues')).not.toContainText(/Error\b/);
});
