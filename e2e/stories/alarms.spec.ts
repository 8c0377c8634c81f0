// The account's own filters and alarms over the log, and the checklist of its trail.
import { expect, test } from '../support/page';

const COMMANDS = `aws logs put-metric-filter --log-group-name CloudTrail/logs --filter-name UnauthorizedAPICalls \\
  --filter-pattern '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }' \\
  --metric-transformations metricName=UnauthorizedAPICalls,metricNamespace=CloudTrailMetrics,metricValue=1
aws cloudwatch put-metric-alarm --alarm-name UnauthorizedAPICallsAlarm --metric-name UnauthorizedAPICalls \\
  --namespace CloudTrailMetrics --statistic Sum --period 300 --threshold 50 --evaluation-periods 1 \\
  --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching
aws cloudwatch put-metric-alarm --alarm-name Seconds --metric-name UnauthorizedAPICalls --namespace CloudTrailMetrics \\
  --statistic Sum --period 1 --threshold 5 --evaluation-periods 1 --comparison-operator GreaterThanThreshold
`;

test('commands that are pasted are evaluated over the log', async ({ app, page }) => {
  await app.loadSample();
  await app.go('detections');
  await page.getByTestId('alarms-text').fill(COMMANDS);
  await page.getByRole('button', { name: 'Evaluate' }).click();
  await app.idle();
  const alarm = page.getByTestId('alarm');
  await expect(alarm).toHaveCount(1);
  await expect(alarm).toHaveAttribute('data-name', 'UnauthorizedAPICallsAlarm');
  await expect(alarm).toHaveAttribute('data-state', 'OK');
  // Tuesday 02:28: 140 denied calls within ten minutes.
  const turns = JSON.parse((await alarm.getAttribute('data-transitions')) ?? '[]') as [string, string][];
  const first = turns.find(([, state]) => state === 'ALARM');
  expect(first?.[0]).toMatch(/^2026-03-03T02:(2|3)\d:00Z$/);
  await expect(alarm).toContainText('would have gone to ALARM');
  await expect(page.getByText('its period of one second is no whole number of minutes')).toBeVisible();
  // What a filter matches can be looked at.
  const filter = page.locator('[data-testid=finding][data-group=filter]');
  const count = Number(await filter.getAttribute('data-count'));
  await filter.getByRole('button', { name: /events$/ }).click();
  await app.idle();
  expect(await app.value('events-matching')).toBe(count);
  // The pasted text stays when another view was looked at.
  await app.go('detections');
  await expect(page.getByTestId('alarm')).toHaveCount(1);
});

test('definitions that are dropped are evaluated, too', async ({ app, page }) => {
  await app.loadSample();
  const buffer = Buffer.from(`#!/bin/sh\n${COMMANDS}`);
  await app.openFiles([{ name: 'alarms.sh', mimeType: 'text/x-sh', buffer }]);
  await app.go('detections');
  await expect(page.getByTestId('alarm')).toHaveAttribute('data-state', 'OK');
});

test('the checklist shows what is seen and what is not, and how to see it', async ({ app, page }) => {
  await app.loadSample();
  await app.go('detections');
  const checks = page.getByTestId('check');
  await expect(checks).toHaveCount(26);
  const check = (id: string) => page.locator(`[data-testid=check][data-id=${id}]`);
  await expect(check('log-file-validation')).toHaveAttribute('data-state', 'seen');
  await expect(check('bucket-versioning')).toHaveAttribute('data-state', 'unseen');
  await expect(check('bucket-versioning')).toContainText('aws s3api get-bucket-versioning');
  const answers = { Status: 'Suspended' };
  const buffer = Buffer.from(JSON.stringify(answers));
  await app.openFiles([{ name: 'get-bucket-versioning.json', mimeType: 'application/json', buffer }]);
  await expect(check('bucket-versioning')).toHaveAttribute('data-state', 'contradicted');
  await expect(check('bucket-versioning')).toContainText('get-bucket-versioning.json');
});
