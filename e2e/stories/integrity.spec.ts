// The integrity view: what is proved, hour by hour, and how to verify it oneself.
import { expect, test } from '../support/page';
import { fixture, known } from '../support/known';

test('a figure of the verdict leads to what it counts', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  await app.go('overview');
  const verdict = page.getByTestId('verdict-line');
  await verdict.getByRole('button', { name: '1 log altered' }).click();
  await app.idle();
  const list = page.getByTestId('shown-files');
  await expect(list.getByRole('heading')).toHaveText('1 log altered');
  await expect(list).toContainText('Tampered');
  expect(await list.locator('details.file-line').count()).toBe(1);

  await app.go('overview');
  await verdict.getByRole('button', { name: /events$/ }).click();
  await app.idle();
  await expect(page.getByTestId('event-table')).toBeVisible();
  expect(await app.value('events-matching')).toBe(await app.value('events-total'));
});

test('the map is read by keyboard, and a cell lists its files', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  await app.go('integrity');
  const map = page.locator('[data-testid=chart][data-chart=completeness]');
  await expect(map.getByRole('heading')).toContainText('hours are proved');
  await page.getByTestId('map-plot').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#map-readout')).toContainText(Object.keys(known().tree.regions).sort()[0]);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await app.idle();
  const list = page.getByTestId('shown-files');
  await expect(list.getByRole('heading')).toContainText('us-east-1');
  await expect(list).toContainText('CloudTrail-Digest_us-east-1');
  await list.getByRole('button', { name: 'Close this list' }).click();
  await expect(list).toHaveCount(0);
});

test('the legend of the map leads to the next cell in a state', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  await app.go('integrity');
  const map = page.locator('[data-testid=chart][data-chart=completeness]');
  await map.getByRole('button', { name: /^Failed/ }).click();
  await app.idle();
  await expect(page.locator('#map-readout')).toContainText('Failed');
  await expect(page.getByTestId('shown-files').getByRole('heading')).toContainText('Failed');
});

test('the map says the same as a table, with what is wrong', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  await app.go('integrity');
  const map = page.locator('[data-testid=chart][data-chart=completeness]');
  await map.getByRole('button', { name: 'As a table' }).click();
  const table = map.getByRole('table');
  await expect(table.getByRole('row', { name: /Failed/ }).first()).toBeVisible();
  await expect(table.getByRole('row', { name: /Logs proved/ }).first()).toBeVisible();
});

test('a digest shows its links, and the commands to check it', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.go('integrity');
  await page.getByText('Chains of digests').scrollIntoViewIfNeeded();
  await page.locator('details.chain > summary').first().click();
  await app.idle();
  const digest = page.locator('details.chain details.file-line').nth(1);
  await digest.locator('> summary').click();
  await app.idle();
  await expect(digest.getByText('its recorded hash agrees')).toHaveCount(2);
  await digest.getByText('Check it by hand with OpenSSL').click();
  await expect(digest.getByText('openssl dgst -sha256 -verify')).toBeVisible();
  await digest.locator('.digest-links').getByRole('button').first().click();
  await app.idle();
  await expect(page.getByTestId('shown-files').locator('details.file-line')).toHaveCount(1);
});

test('the report to print says what failed to somebody who never saw the page', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  await app.go('integrity');
  const html = await app.export('integrity-html');
  expect(html).toContain('1 Scope');
  expect(html).toContain('7 Inputs');
  const printed = await page.context().newPage();
  await printed.setContent(html);
  await expect(printed.getByRole('heading', { level: 1 })).toHaveText('Integrity of CloudTrail logs');
  for (const wound of [known().wounded.altered, known().wounded.deleted]) {
    await expect(printed.locator('body')).toContainText(wound.replace(/^.*\//, ''));
  }
  await printed.close();
});

test('the sample tells when its trail was stopped', async ({ app, page }) => {
  await app.loadSample();
  await app.go('overview');
  const bands = page.getByTestId('bands');
  await expect(bands).toContainText('did not record anything: logging was stopped');
  await bands.getByRole('button', { name: 'StopLogging' }).click();
  await app.idle();
  await expect(page.getByTestId('event-detail')).toContainText('StopLogging');
});

test('proof is a field, and a colour of the timeline', async ({ app, page }) => {
  await app.openFolder(fixture('wounded'));
  await app.go('events');
  const counts = await app.facet('proof');
  expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(await app.value('events-total'));
  await page.locator('[data-testid=facet][data-field=proof]').getByRole('button', { name: /^failed/ }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(counts.failed);

  await app.go('overview');
  const timeline = page.locator('[data-testid=chart][data-chart=timeline]');
  await timeline.getByRole('button', { name: 'Colour by proof' }).click();
  await expect(timeline.locator('.timeline-legend')).toContainText('not checked');
  await timeline.getByRole('button', { name: 'As a table' }).click();
  await expect(timeline.getByRole('columnheader', { name: 'Not proved' })).toBeVisible();
});
