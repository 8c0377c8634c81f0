// Searching: the notations, suggestions, error messages, and using the filter elsewhere.
import type { Page } from '@playwright/test';

import { type App, expect, test } from '../support/page';

const bar = (app: App) => app.page.getByRole('combobox', { name: 'Search events' });

test.beforeEach(async ({ app }) => {
  await app.open('#/events');
  await app.loadSample();
});

test('a filter pattern is read as AWS reads it, and said in words', async ({ app }) => {
  const all = await app.value('events-total');
  await app.query('name:ConsoleLogin');
  const logins = await app.value('events-matching');
  expect(logins).toBeGreaterThan(0);
  await app.query('{ $.eventName = "ConsoleLogin" }');
  expect(await app.value('events-matching')).toBe(logins);
  await expect(app.page.getByRole('button', { name: 'Notation: CloudWatch Logs filter pattern' })).toBeVisible();
  await expect(app.page.locator('.understood')).toContainText('eventName is ConsoleLogin');
  await app.query('{ $.eventName = "consolelogin" }');
  expect(await app.value('events-matching')).toBe(0);
  await app.query('{ $.eventName = "ConsoleLogin" && $.nothing != "x" }');
  expect(await app.value('events-matching')).toBe(0);
  await expect(app.page.locator('.understood')).toContainText(`${logins} events are not found only because`);
  await app.query('{ $.eventName EXISTS }');
  await expect(app.id('query-error')).toHaveAttribute('data-offset', '14');
  await app.query('{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.eventName = * && $.d[*] NOT EXISTS }');
  await expect(app.page.locator('.understood')).toContainText('at most 3 wildcard');
  expect(await app.value('events-matching')).toBe(all);
});

test('a notation can be chosen, is kept in the address and can be left to the text again', async ({ app }) => {
  await app.query('ConsoleLogin');
  const anywhere = await app.value('events-matching');
  await app.query('consolelogin');
  expect(await app.value('events-matching')).toBe(anywhere);
  await app.page.getByRole('button', { name: 'Notation: Traillight query' }).click();
  await app.page.getByRole('menuitemradio', { name: 'CloudWatch Logs filter pattern' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(0);
  expect(app.page.url()).toContain('n=cloudwatch');
  await app.page.goBack();
  await app.idle();
  expect(await app.value('events-matching')).toBe(anywhere);
});

test('names, operators and values are completed with the keyboard', async ({ app }) => {
  await bar(app).click();
  await app.page.keyboard.type('regi');
  await expect(app.page.getByRole('option', { name: /^region/ }).first()).toBeVisible();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect(bar(app)).toHaveValue('region:');
  const value = app.page.getByRole('option').first();
  await expect(value).toContainText(/\d/);
  const count = Number((await value.locator('.search-offer-hint').textContent())?.replaceAll(',', ''));
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect(bar(app)).toHaveValue(/^region:[a-z0-9-]+$/);
  await app.page.keyboard.press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});

test('who chooses faster than offers come gets what was chosen', async ({ app }) => {
  await bar(app).click();
  await app.page.keyboard.type('regi');
  await expect(app.page.getByRole('option', { name: /^region/ }).first()).toBeVisible();
  // Typing a letter and choosing in the same moment: the suggestions are still those for the earlier text.
  const choose = (element: HTMLElement, [text, ...keys]: string[]) => {
    (element as HTMLInputElement).value = text!;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (const key of keys) element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  await bar(app).evaluate(choose, ['regio', 'ArrowDown']);
  await app.idle();
  await app.page.keyboard.press('Enter');
  await expect(bar(app)).toHaveValue('region:');
  await bar(app).fill('regi');
  await expect(app.page.getByRole('option', { name: /^region/ }).first()).toBeVisible();
  await bar(app).evaluate(choose, ['regio', 'ArrowDown', 'Enter']);
  await expect(bar(app)).toHaveValue('region:');
});

test('what is typed is coloured, explained, and can be undone', async ({ app }) => {
  await bar(app).click();
  await app.page.keyboard.type('not error:*');
  await expect(app.page.locator('.search-colours .token-keyword')).toHaveText('not');
  await expect(app.page.locator('.search-words')).toContainText('errorCode is absent or null');
  await app.page.keyboard.type(' usr:x');
  await expect(app.page.locator('.search-words')).toContainText('Expected the name of a field');
  await expect(app.page.locator('.search-colours .token-wrong')).toHaveText('usr');
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect(bar(app)).not.toHaveValue('not error:* usr:x');
});

test('earlier searches come back, and a suggestion mends a mistake', async ({ app }) => {
  await app.query('name:ConsoleLogin');
  const logins = await app.value('events-matching');
  await app.query('');
  await bar(app).press('ArrowDown');
  await bar(app).press('Enter');
  await expect(bar(app)).toHaveValue('name:ConsoleLogin');
  await app.query('name==ConsoleLogin');
  await app.page.getByRole('alert').getByRole('button', { name: 'name:ConsoleLogin' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(logins);
});

test('the filter is copied for other tools, or the reason is told', async ({ app }) => {
  await app.query('name:ConsoleLogin not error:*');
  const copy = async (target: string) => {
    await app.page.getByRole('button', { name: 'Copy the filter as …' }).click();
    await app.page.getByRole('menuitem', { name: target }).click();
  };
  const dialog = app.page.getByRole('dialog', { name: 'Copy the filter' });
  await copy('CloudWatch Logs filter pattern');
  await expect(app.id('copied-text')).toHaveText('{ $.eventName = "ConsoleLogin" && $.errorCode NOT EXISTS }');
  await expect(dialog).toContainText('case-sensitive');
  await app.page.keyboard.press('Escape');
  await copy('aws cloudtrail lookup-events');
  await expect(dialog).toContainText('This filter cannot be written as');
  await expect(app.id('copied-text')).toHaveCount(0);
});

test('a chip can be taken back into the search bar and changed', async ({ app }) => {
  await app.query('');
  const login = app.page.getByTestId('facet').and(app.page.locator('[data-field=eventName]')).getByTestId('facet-item').first();
  const name = (await login.getAttribute('data-value')) ?? '';
  const count = Number(await login.getAttribute('data-count'));
  await login.getByRole('button').first().click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
  await app.page.getByRole('button', { name: `Edit: eventName is ${name}` }).click();
  await expect(bar(app)).toHaveValue(`eventName:${name}`);
  await expect(bar(app)).toBeFocused();
  await bar(app).press('Enter');
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
});

test('an event leads to its session, its key and what happened around it', async ({ app }) => {
  await app.query('role:* key:*');
  await app.id('event-row').first().dblclick();
  await app.idle();
  const related = app.page.getByRole('list', { name: 'Related events' });
  await related.getByRole('button', { name: 'Same access key' }).click();
  await app.idle();
  const key = await app.value('events-matching');
  expect(key).toBeGreaterThan(0);
  await related.getByRole('button', { name: 'Same session' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBeGreaterThanOrEqual(key);
  await related.getByRole('button', { name: 'Everything around this time' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBeGreaterThan(0);
  await app.page.goBack();
  await app.page.goBack();
  await app.idle();
  expect(await app.value('events-matching')).toBe(key);
});

test('saved searches answer what auditors ask, and travel as a file', async ({ app }) => {
  const dialog = app.page.getByRole('dialog', { name: 'Saved searches' });
  const open = () => app.page.getByRole('button', { name: 'Saved searches' }).click();
  await open();
  await dialog.getByRole('button', { name: 'Console sign-ins' }).click();
  await app.idle();
  await expect(bar(app)).toHaveValue('name:ConsoleLogin');
  const logins = await app.value('events-matching');
  expect(logins).toBeGreaterThan(0);
  await open();
  await dialog.getByRole('button', { name: 'From outside these networks …' }).click();
  await app.page.keyboard.type('192.0.2.0/24');
  await app.page.keyboard.press('Enter');
  await app.idle();
  await expect(bar(app)).toHaveValue('name:ConsoleLogin ip!=(192.0.2.0/24)');
  await open();
  await dialog.getByRole('button', { name: 'Failed calls, by user and error' }).click();
  await app.idle();
  const groups = app.page.getByRole('dialog', { name: 'Group the matching events' });
  expect(await groups.getByRole('row').count()).toBeGreaterThan(2);
  await app.page.keyboard.press('Escape');
  await app.query('name:ConsoleLogin');
  await open();
  await dialog.getByLabel('Save the search as').fill('Logins of mine');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export my searches' }).click();
  const file = await (await download).path();
  await dialog.getByRole('button', { name: 'Remove Logins of mine' }).click();
  await expect(dialog.getByRole('button', { name: 'Logins of mine', exact: true })).toHaveCount(0);
  await dialog.getByLabel('Import a file').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Logins of mine', exact: true }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(logins);
  await open();
  await dialog.getByLabel('Import a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(dialog).toContainText('x.json: expected "format"');
});

test('two tabs keep the same searches, and what cannot be read is left alone', async ({ app, page, context }) => {
  const save = async (on: Page, title: string) => {
    await on.getByRole('button', { name: 'Saved searches' }).click();
    const dialog = on.getByRole('dialog', { name: 'Saved searches' });
    await dialog.getByLabel('Save the search as').fill(title);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    return dialog;
  };
  await app.query('name:ConsoleLogin');
  const first = await save(page, 'From the first tab');
  await first.getByLabel('Keep them in this browser').check();
  const other = await context.newPage();
  await other.goto('./#/events?v=1&q=name:GetUser');
  await other.getByTestId('load-sample').click();
  await expect(other.locator('[data-testid=status][data-state=ready]').first()).toBeAttached({ timeout: 60_000 });
  const second = await save(other, 'From the second tab');
  await expect(second.getByRole('button', { name: 'From the first tab', exact: true })).toBeVisible();
  await expect(first.getByRole('button', { name: 'From the second tab', exact: true })).toBeVisible();
  await other.close();

  await page.evaluate(() => localStorage.setItem('traillight.searches', '{"format":'));
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'The searches that this browser keeps cannot be read.' })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('traillight.searches'))).toBe('{"format":');
});

test('matching events are grouped by two columns, and a group leads to its events', async ({ app }) => {
  await app.query('key:*');
  await app.page.getByRole('button', { name: 'Group by …' }).click();
  await app.idle();
  const table = app.page.getByRole('table', { name: 'Groups' });
  await expect(table.getByRole('columnheader').first()).toHaveText('Access key');
  const first = table.getByRole('row').nth(1);
  const events = Number((await first.getByRole('cell').nth(2).innerText()).replace(/\D/g, ''));
  expect(events).toBeGreaterThan(0);
  await app.page.getByLabel('and by').selectOption('');
  await app.idle();
  expect(Number((await first.getByRole('cell').nth(1).innerText()).replace(/\D/g, ''))).toBeGreaterThanOrEqual(events);
  await app.page.getByLabel('and by').selectOption('eventName');
  await app.idle();
  await first.getByRole('button').first().click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(events);
});

test('a field that no event has is named, and a click searches for what is meant', async ({ app }) => {
  const notice = app.id('query-notice');
  await app.query('user:*');
  await expect(notice).toHaveCount(0);
  expect(await app.query('username:root')).toEqual({ matching: 0 });
  await expect(notice).toHaveRole('alert');
  await expect(notice).toContainText('No loaded event has a field username.');
  // What it says that it finds, it finds.
  const meant = notice.locator('.query-instead').first();
  const said = Number(/finds ([\d,]+) event/.exec((await meant.textContent()) ?? '')?.[1]?.replaceAll(',', ''));
  await meant.getByRole('button', { name: 'user', exact: true }).click();
  await app.idle();
  await expect(bar(app)).toHaveValue('user:root');
  expect(await app.value('events-matching')).toBe(said);
  await expect(notice).toHaveCount(0);
});

test('a field that no event has is named when everything is found, too', async ({ app }) => {
  const all = await app.value('events-total');
  expect(await app.query('not actor:nobody')).toEqual({ matching: all });
  await expect(app.id('query-notice')).toContainText('No loaded event has a field actor.');
  expect(await app.query('index=aws sourcetype=cloudtrail name:ConsoleLogin')).toEqual({ matching: 0 });
  await app.id('query-notice').getByRole('button', { name: 'The search with all of them replaced' }).click();
  await app.idle();
  await expect(bar(app)).toHaveValue('name:ConsoleLogin');
  expect(await app.value('events-matching')).toBeGreaterThan(0);
});

test('habits from other tools are named, and a click writes what is meant', async ({ app }) => {
  const failed = await app.query('errorCode:*');
  for (const habit of ['errorCode != null', 'errorCode exists', '_exists_:errorCode | stats count by user']) {
    expect(await app.query(habit)).toHaveProperty('error');
    await app.id('query-error').locator('.query-suggestion').getByRole('button').click();
    await app.idle();
    await expect(bar(app)).toHaveValue('errorCode:*');
    expect({ matching: await app.value('events-matching') }).toEqual(failed);
  }
});
