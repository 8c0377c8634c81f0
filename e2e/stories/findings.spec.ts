// Findings that run by themselves, are expected by somebody, and lead to guided stories.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../support/page';

const finding = (page: Page, id: string) => page.locator(`[data-testid=finding][data-id="${id}"]`);

test('rules are tried by themselves, and the rail counts what is most serious', async ({ app, page }) => {
  await app.loadSample();
  const rail = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /Detections/ });
  await expect(rail).toContainText(/critical/i);
  const shown = await rail.locator('.rail-count > span').first().textContent();
  await rail.click();
  await app.idle();
  const critical = page.locator('[data-testid=finding][data-severity=critical]:not([data-group=control])');
  await expect(critical).toHaveCount(Number(shown));
  // Whatever is filtered is counted anew.
  expect(await app.query('name:NoSuchThing')).toEqual({ matching: 0 });
  await expect(rail.locator('.rail-count')).toHaveCount(0);
});

test('nothing is fetched before there are events', async ({ app, page }) => {
  const modules: string[] = [];
  page.on('request', (request) => modules.push(request.url()));
  await app.open('#/detections');
  expect(modules.filter((url) => url.includes('detections'))).toEqual([]);
  await app.loadSample();
  await expect.poll(() => modules.some((url) => url.includes('detections'))).toBe(true);
});

test('a finding is expected with a note, which is undone, kept in the file, and not about what comes later', async ({ app, page }) => {
  const stop = (second: number) => ({
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice', accessKeyId: 'AKIAEXAMPLEALICE0001' },
    eventTime: `2025-06-07T10:00:${String(second).padStart(2, '0')}Z`,
    eventSource: 'cloudtrail.amazonaws.com',
    eventName: 'StopLogging',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '198.51.100.7',
    eventID: `00000000-0000-4000-8000-${String(second).padStart(12, '0')}`,
    recipientAccountId: '111122223333',
  });
  const log = (name: string, seconds: number[]) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ Records: seconds.map(stop) })),
  });
  await app.openFiles([log('log.json', [1, 2])]);
  await app.go('detections');
  const stopped = finding(page, 'trail-stopped');
  await stopped.getByRole('button', { expanded: false }).click();
  await stopped.getByRole('button', { name: 'Mark as expected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark as expected' });
  await dialog.getByLabel('Why they were expected').fill('maintenance <b> on 7 June');
  await dialog.getByLabel('Your name').fill('Ana');
  await dialog.getByRole('button', { name: 'Mark as expected' }).click();
  await app.idle();
  await expect(stopped).toHaveAttribute('data-fresh', '0');
  await expect(stopped).toContainText('Expected: maintenance <b> on 7 June');
  await expect(stopped).toContainText('Ana');
  await expect(app.id('findings-expected')).toHaveAttribute('data-count', '1');
  // Undone, and done again.
  await page.keyboard.press('ControlOrMeta+z');
  await app.idle();
  await expect(stopped).toHaveAttribute('data-fresh', '2');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await app.idle();
  await expect(stopped).toHaveAttribute('data-fresh', '0');
  // Left out, and shown again; the link says so.
  await page.getByRole('button', { name: 'Hide what was expected' }).click();
  await expect(stopped).toHaveCount(0);
  await expect(page).toHaveURL(/expected=hidden/);
  await page.getByRole('button', { name: 'Show what was expected' }).click();
  // The file of notes has it.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('findings-expected').getByRole('button', { name: 'Save all notes as a file' }).click(),
  ]);
  const file = JSON.parse(String(await (await download.createReadStream()).toArray()));
  expect(file.expected).toMatchObject([{ rule: 'trail-stopped', note: 'maintenance <b> on 7 June', by: 'Ana', events: 2 }]);
  // What comes later is new; and so it is for whoever loads the file.
  await app.openFiles([log('more.json', [1, 2, 30])]);
  await expect(stopped).toHaveAttribute('data-fresh', '1');
  await expect(stopped).toContainText('2 of 3 expected; 1 newer, or not seen then');
  await app.open('#/detections');
  const buffer = Buffer.from(JSON.stringify(file));
  await app.openFiles([log('log.json', [1, 2]), { name: 'notes.json', mimeType: 'application/json', buffer }]);
  await expect(stopped).toHaveAttribute('data-fresh', '0');
  // And taken back.
  await stopped.getByRole('button', { expanded: false }).click();
  await stopped.getByRole('button', { name: 'No longer expected' }).click();
  await app.idle();
  await expect(stopped).toHaveAttribute('data-fresh', '2');
});

test('it is said that Sigma rules can be dropped, until some are there', async ({ app, page }) => {
  await app.loadSample();
  await app.go('detections');
  await expect(app.id('sigma-none')).toContainText('can be dropped anywhere');
  const rule = 'title: Anybody\nid: 6f1a3c5e-0000-4000-8000-000000000001\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  sel:\n    eventName: StopLogging\n  condition: sel\nlevel: high\n';
  await app.openFiles([{ name: 'rule.yml', mimeType: 'text/yaml', buffer: Buffer.from(rule) }]);
  await app.settled();
  await expect(app.id('sigma-none')).toHaveCount(0);
  await expect(page.locator('[data-testid=finding][data-group=sigma]')).toContainText('Anybody');
});

test('what contradicts an item of the checklist is expected, and undone', async ({ app, page }) => {
  const stop = {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice' },
    eventTime: '2025-06-07T10:00:00Z',
    eventSource: 'cloudtrail.amazonaws.com',
    eventName: 'StopLogging',
    awsRegion: 'eu-west-1',
    eventID: '00000000-0000-4000-8000-000000000001',
    requestParameters: { name: 'main' },
  };
  const buffer = Buffer.from(JSON.stringify({ Records: [stop] }));
  await app.openFiles([{ name: 'log.json', mimeType: 'application/json', buffer }]);
  await app.go('detections');
  const logging = page.locator('[data-testid=check][data-id=logging]');
  const found = logging.getByTestId('finding');
  await expect(logging).toHaveAttribute('data-state', 'contradicted');
  await expect(found).toHaveAttribute('data-expected', 'false');
  await logging.getByRole('button', { name: 'Mark as expected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark as expected' });
  await expect(dialog).toContainText('A trail records');
  await dialog.getByLabel('Why they were expected').fill('maintenance');
  await dialog.getByLabel('Your name').fill('Ana');
  await dialog.getByRole('button', { name: 'Mark as expected' }).click();
  await app.idle();
  await expect(found).toHaveAttribute('data-expected', 'true');
  await expect(logging).toContainText('Expected: maintenance');
  // Like every finding, it can be left out.
  await page.getByRole('button', { name: 'Hide what was expected' }).click();
  await expect(logging).toHaveCount(0);
  await page.getByRole('button', { name: 'Show what was expected' }).click();
  await expect(logging).toBeVisible();
  await expect(logging).toContainText('1 piece of evidence · Ana');
  const axe = await new AxeBuilder({ page }).include('.checks').analyze();
  expect(axe.violations).toEqual([]);
  // Showing, hiding and marking, undone one after the other.
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('ControlOrMeta+z');
    await app.idle();
  }
  await expect(found).toHaveAttribute('data-expected', 'false');
});

test('trying rules can be paused and goes on', async ({ app, page }) => {
  await app.loadSample();
  await app.go('detections');
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect(page.locator('[data-testid=finding][data-group=control]')).toHaveCount(15);
});

test('a link opens a finding, and groups are a click away', async ({ app, page }) => {
  await app.open('#/detections?v=1&finding=trail-stopped');
  await app.loadSample();
  const stopped = finding(page, 'trail-stopped');
  await expect(stopped.getByText('Why it matters')).toBeVisible();
  await expect(stopped).toBeInViewport();
  for (const group of ['Anomalies', 'Controls', 'Trail health', 'Yours']) {
    await page.getByRole('navigation', { name: 'Groups of findings' }).getByRole('button', { name: group }).click();
    await expect(page.getByRole('heading', { name: group, exact: true })).toBeInViewport();
  }
});

/** Every story, with the choice of its subject, in at most four clicks from the view. */
const STORIES: [string, RegExp, RegExp][] = [
  ['A database was deleted', /DeleteDBInstance of prod-orders-us-east-1|DeleteDBInstance of prod-orders/, /No final snapshot was kept/],
  ['A resource nobody knows', /CreateUser of backup-writer/, /CreateUser of backup-writer by ana.silva@example.com/],
  ['A leaked key', /140 failed|1[0-9]{2} failed/, /root made key AKIA\w+ for backup-operator/],
  ['Root was used', /111122223333/, /root signed in to the console from 203.0.113.77 without a second factor/],
  ['A role was assumed from outside', /monitoring-reader by 777788889999/, /The credentials are of account 777788889999/],
  ['Data left a bucket', /shop-prod-us-east-1/, /Objects were read [\d,]+ times/],
];

for (const [name, subject, told] of STORIES) {
  test(`the story “${name}” is three clicks away, leads to events, and can be noted`, async ({ app, page }) => {
    await app.loadSample();
    await page.getByRole('link', { name: /Detections/ }).click();
    await app.idle();
    await page.getByTestId('stories').getByRole('button', { name, exact: true }).click();
    await app.idle();
    await page.getByTestId('story-subject').getByRole('button', { name: subject }).first().click();
    await app.idle();
    const story = page.getByTestId('story');
    await expect(story).toContainText(told);
    for (const chapter of ['Who', 'The credentials, and where they came from', 'What is not visible']) {
      await expect(story.getByRole('heading', { name: chapter, exact: true })).toBeVisible();
    }
    await page.getByTestId('story-save').click();
    await app.idle();
    await expect(page.getByText('kept in the file of notes')).toBeVisible();
    await story.getByRole('button').first().click();
    await app.idle();
    await expect(page.getByTestId('event-table')).toBeVisible();
    expect(await app.query('note:*visible*')).toEqual({ matching: 1 });
    // Back leads to the story.
    await app.go('detections');
    await expect(page.getByTestId('story')).toContainText(told);
    await page.getByRole('button', { name: 'Other stories' }).click();
    await expect(page.getByTestId('stories').getByRole('button', { name, exact: true })).toBeVisible();
  });
}

test('a story begins in the palette, and its subject can be typed', async ({ app, page }) => {
  await app.loadSample();
  await page.keyboard.press('ControlOrMeta+k');
  await app.idle();
  await page.keyboard.type('story leaked');
  await page.keyboard.press('Enter');
  await app.idle();
  await page.getByLabel('ID of the access key').fill('AKIANOBODY');
  await page.keyboard.press('Enter');
  await app.idle();
  await expect(page.getByTestId('story')).toContainText('No event was made with key AKIANOBODY.');
  await expect(page).toHaveURL(/story=key:AKIANOBODY/);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious among findings, ${scheme}`, async ({ app, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await app.open('#/detections?v=1&finding=trail-stopped');
    await app.loadSample();
    expect(await serious(page), 'findings').toEqual([]);
    await finding(page, 'trail-stopped').getByRole('button', { name: 'Mark as expected' }).click();
    expect(await serious(page, 'dialog[open]'), 'dialog').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as expected' }).click();
    await app.idle();
    await page.getByRole('button', { name: 'Root was used' }).click();
    await app.idle();
    expect(await serious(page), 'subjects').toEqual([]);
    await page.getByTestId('story-subject').getByRole('button').first().click();
    await app.idle();
    expect(await serious(page), 'story, expected finding').toEqual([]);
  });
}

async function serious(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const results = await (within === undefined ? axe : axe.include(within)).analyze();
  const bad = results.violations.filter((it) => it.impact === 'serious' || it.impact === 'critical');
  return bad.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).slice(0, 5).join(', ')}`);
}
