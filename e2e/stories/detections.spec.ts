// Controls and detections: what they find, how they are numbered, and where they lead.
import { expect, test } from '../support/page';

const ACCOUNT = '111122223333';

/** A log with these events; what every event has is added. */
function log(events: object[]): { name: string; mimeType: string; buffer: Buffer } {
  const records = events.map((event, at) => ({
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice', accessKeyId: 'AKIAEXAMPLEALICE0001' },
    eventTime: `2025-06-07T10:00:${String(at).padStart(2, '0')}Z`,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '198.51.100.7',
    eventID: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    eventType: 'AwsApiCall',
    recipientAccountId: ACCOUNT,
    ...event,
  }));
  return { name: 'log.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: records })) };
}

const refusal = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers', errorCode: 'AccessDenied' };
const EVENTS = [
  ...Array.from({ length: 10 }, () => refusal),
  { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', readOnly: false },
  { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging', requestParameters: { name: 'main' } },
  { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', errorMessage: 'Failed authentication' },
];

test('findings are counted, and lead to their events', async ({ app, page }) => {
  await app.openFiles([log(EVENTS)]);
  await app.go('detections');
  const finding = (id: string) => page.locator(`[data-testid=finding][data-id="${id}"]`);
  await expect(finding('trail-stopped')).toHaveAttribute('data-count', '1');
  await expect(finding('trail-stopped')).toHaveAttribute('data-severity', 'critical');
  await expect(finding('trail-stopped')).toHaveAttribute('data-proved', '0');
  await expect(finding('refused-then-allowed')).toHaveAttribute('data-count', '11');
  await expect(page.locator('[data-testid=finding][data-group=control]')).toHaveCount(15);
  await finding('trail-stopped').getByRole('button', { name: '1 event' }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(1);
  await expect(app.id('query-input').first()).toHaveValue(/StopLogging/);
});

test('a time when events belonged together leads to just these', async ({ app, page }) => {
  await app.openFiles([log(EVENTS)]);
  await app.go('detections');
  const finding = page.locator('[data-testid=finding][data-id=refused-then-allowed]');
  await finding.getByRole('button', { name: /refusals of one key/ }).click();
  await finding.getByRole('button', { name: /AKIAEXAMPLEALICE0001/ }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(11);
});

test('controls have the numbers of the chosen edition, and both counts where the printed pattern is wrong', async ({ app, page }) => {
  await app.openFiles([log(EVENTS)]);
  await app.go('detections');
  const control = page.locator('[data-testid=finding][data-id="cis-5.6"]');
  await expect(control).toHaveAttribute('data-count', '1');
  await expect(control).toHaveAttribute('data-literal', '0');
  await expect(control).toContainText('5.6');
  await page.getByLabel('CIS AWS Foundations Benchmark').selectOption('1.4');
  await app.idle();
  await expect(control).toContainText('4.6');
  await expect(control).toHaveAttribute('data-literal', '1');
  expect(page.url()).toContain('cis=1.4');
});

test('a filter narrows the findings', async ({ app, page }) => {
  await app.openFiles([log(EVENTS)]);
  await app.go('detections');
  await app.query('name:StopLogging');
  await expect(page.locator('[data-testid=finding][data-id=trail-stopped]')).toHaveAttribute('data-count', '1');
  await expect(page.locator('[data-testid=finding][data-id=refused-then-allowed]')).toHaveCount(0);
  await expect(page.locator('[data-testid=finding][data-id="cis-5.6"]')).toHaveAttribute('data-count', '0');
});

test('a Sigma rule is dropped like a log, tried, and named with its author', async ({ app, page }) => {
  const rule = [
    'title: Somebody made a user',
    'id: 0c1a7f3e-0000-4000-8000-000000000001',
    'author: A. N. Other',
    'level: high',
    'logsource: {product: aws, service: cloudtrail}',
    'detection:',
    '  selection: {eventSource: iam.amazonaws.com, eventName: CreateUser}',
    '  condition: selection',
    '---',
    'title: Unfit',
    'logsource: {product: aws, service: cloudtrail}',
    'detection:',
    "  selection: {userName|expand: '%admins%'}",
    '  condition: selection',
  ].join('\n');
  await app.openFiles([log(EVENTS), { name: 'rules.yml', mimeType: 'text/yaml', buffer: Buffer.from(rule) }]);
  await app.go('detections');
  const finding = page.locator('[data-testid=finding][data-group=sigma]');
  await expect(finding).toHaveAttribute('data-id', '0c1a7f3e-0000-4000-8000-000000000001');
  await expect(finding).toHaveAttribute('data-count', '1');
  await expect(finding).toContainText('A. N. Other');
  await page.getByText('1 Sigma rule cannot be tried').click();
  await expect(page.getByText(/Unfit \(rules\.yml\) has placeholders/)).toBeVisible();
});
