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
  await page.getByText('Digest chains').scrollIntoViewIfNeeded();
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
  expect(html).toContain('Annex: inputs');
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

test('a period is a claim: verdict, sentence and map are about it, and the link keeps it', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.go('integrity');
  const verdict = page.getByTestId('integrity-verdict');
  const map = page.locator('[data-testid=chart][data-chart=completeness]');
  await expect(verdict).toHaveAttribute('data-verdict', 'proved');
  const all = await map.getByRole('heading').textContent();
  const report = JSON.parse(await app.export('integrity-json'));
  const digests = report.chains[0].digests.filter((it: { startTime?: string }) => it.startTime);
  const [begin, end] = [digests[1].startTime, digests[digests.length - 1].endTime];

  // What no digest speaks for is named, and so is what lies outside.
  const day = new Date(Date.parse(begin) - 86_400_000).toISOString();
  const until = new Date(Date.parse(begin) + 1_800_000).toISOString();
  const type = async (field: string, text: string) => {
    await page.getByTestId(field).fill(text);
    await page.getByTestId(field).press('Enter');
    await app.idle();
  };
  await type('validate-from', day);
  await type('validate-to', until);
  await expect(verdict).toHaveAttribute('data-verdict', 'partly-proved');
  await expect(verdict).toContainText('is not covered. Missing in');
  await expect(verdict).toContainText('Outside the period, and not counted:');
  await expect(map.getByRole('heading')).not.toHaveText(all ?? '');
  const outside = page.getByTestId('outside');
  await outside.locator('summary').first().click();
  await app.idle();
  await expect(outside.locator('details.file-line').first()).toContainText('outside the period');

  // The link opens with it applied.
  const claimed = await verdict.textContent();
  const link = page.url();
  expect(link).toContain('validate-from=');
  await app.open(link.slice(link.indexOf('#')));
  await app.openFolder(fixture('tree'));
  await app.go('integrity');
  await expect(page.getByTestId('validate-to')).toHaveValue(until.replace('.000Z', 'Z'));
  expect(await verdict.textContent()).toBe(claimed);

  // Nonsense restricts nothing, and is said beside its field.
  await type('validate-to', 'yesterday');
  await expect(page.getByTestId('validate-to')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('validate-to-problem')).toContainText('is not a time');
  await expect(verdict).toHaveAttribute('data-verdict', 'proved');
  await type('validate-to', begin);
  await type('validate-from', end);
  await expect(page.getByTestId('validate-to-problem')).toContainText('ends before it begins');
  await expect(verdict).toHaveAttribute('data-verdict', 'proved');
});

test('the bucket that was found is confirmed with a click', async ({ app, page }) => {
  await app.openFolder(fixture('tree'));
  await app.go('integrity');
  const field = page.getByTestId('expected-bucket').first();
  const found = (await field.getAttribute('data-found')) ?? '';
  expect(found).not.toBe('');
  await page.getByTestId('confirm-bucket').first().click();
  await app.idle();
  await expect(field).toHaveValue(found);
  await expect(page.getByTestId('integrity-verdict')).toHaveAttribute('data-verdict', 'proved');
  await field.fill('another-bucket');
  await field.press('Enter');
  await app.idle();
  await expect(page.getByTestId('integrity-verdict')).toHaveAttribute('data-verdict', 'failed');
  expect(page.url()).toContain('another-bucket');
});
