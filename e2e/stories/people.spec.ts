// Who acts: the switch of people, workloads and services, names before roles, and what deserves a look.
import { expect, test } from '../support/page';

test.beforeEach(async ({ app }) => {
  await app.loadSample();
});

test('the switch selects who is shown, everywhere, and the link keeps it', async ({ app, page }) => {
  await app.go('overview');
  const all = await app.value('events-matching');
  const choices = page.getByTestId('people');
  const counts = Object.fromEntries(
    await choices.evaluateAll((buttons) =>
      buttons.map((button) => [button.getAttribute('data-choice'), Number(button.getAttribute('data-count'))]),
    ),
  );
  const { all: everybody, ...kinds } = counts;
  expect(everybody).toBe(all);
  expect(Object.values(kinds as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBe(all);
  for (const [kind, count] of Object.entries(kinds)) {
    await page.locator(`[data-testid=people][data-choice=${kind}]`).click();
    await app.idle();
    expect(await app.value('events-matching'), kind).toBe(count);
    // The counts of the other choices stay.
    await expect(page.locator('[data-testid=people][data-choice=all]')).toHaveAttribute('data-count', String(all));
  }
  await page.locator('[data-testid=people][data-choice=people]').click();
  await app.idle();
  await app.go('events');
  await expect(page.locator('[data-testid=people][data-choice=people]')).toHaveAttribute('aria-pressed', 'true');
  expect(page.url()).toContain('who:people');
  expect(await app.query('who:people')).toEqual({ matching: kinds.people });
});

test('a session is shown before its role, and every cell has its full value', async ({ app, page }) => {
  await app.go('events');
  await app.query('user:"mei.chen@example.com" name:ConsoleLogin');
  const user = page.locator('[data-testid=event-row] [data-testid=row-field][data-field=user]').first();
  await expect(user).toHaveText(/^mei\.chen@example\.com · DataAnalyst, SSO$/);
  await expect(user).toHaveAttribute('data-value', /^AWSReservedSSO_DataAnalyst_[0-9a-f]{16}\/mei\.chen@example\.com$/);
  await user.dblclick();
  await app.idle();
  await expect(page.getByTestId('event-detail')).toContainText('mei.chen@example.com · DataAnalyst, SSO');
});

test('a call without resources names what it was about', async ({ app, page }) => {
  await app.go('events');
  await app.query('target:* not resource:*');
  const resource = page.locator('[data-testid=event-row] [data-field="resources.ARN"]').first();
  await expect(resource).toHaveAttribute('data-value', /.+/);
  const name = (await resource.getAttribute('data-value')) ?? '';
  expect(await app.query(`target:"${name}"`)).not.toEqual({ matching: 0 });
});

test('each line of what deserves a look leads to its events', async ({ app, page }) => {
  await app.go('overview');
  const lines = page.getByTestId('look-line');
  const many = await lines.count();
  expect(many).toBeGreaterThan(5);
  for (const at of [0, Math.floor(many / 2), many - 1]) {
    const shown = (await lines.nth(at).locator('.look-count').textContent()) ?? '';
    const count = Number(/(\d[\d,]*)(, \d+ failed)?$/.exec(shown)?.[1]?.replaceAll(',', ''));
    const before = page.url();
    await lines.nth(at).click();
    await app.idle();
    expect(await app.value('events-matching'), shown).toBe(count);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(before).hash);
    await app.idle();
  }
});

test('the timeline is divided by who acts', async ({ app, page }) => {
  await app.go('overview');
  const timeline = page.locator('[data-testid=chart][data-chart=timeline]');
  await timeline.getByRole('combobox').selectOption('who');
  await app.idle();
  await expect(timeline.locator('.timeline-legend')).toContainText('AWS services');
  expect(page.url()).toContain('stack=who');
});
