// The built-in sample: it loads, its known figures appear, and the two tampered files are found and named.
// docs/sample.md describes what is in it.
import { expect, test } from '../support/page';
import { known } from '../support/known';

test('the sample loads and shows its known numbers', async ({ app }) => {
  await app.loadSample();
  expect(await app.value('events-total')).toBe(known().sample.events);
  expect(await app.value('events-rejected')).toBe(0);
  expect(await app.value('events-matching')).toBe(known().sample.events);
  await app.go('events');
  const regions = await app.facet('awsRegion');
  expect(Object.keys(regions).sort()).toEqual([...known().sample.regions].sort());
  expect(Object.values(regions).reduce((a, b) => a + b, 0)).toBe(known().sample.events);
});

test('both wounds are found and named', async ({ app, page }) => {
  await app.loadSample();
  await app.go('integrity');
  await expect(page.getByTestId('integrity-verdict')).toHaveAttribute('data-verdict', 'failed');
  for (const path of [known().sample.altered, known().sample.deleted]) {
    await expect(page.getByRole('main')).toContainText(nameOf(path));
  }
  const report = JSON.parse(await app.export('integrity-json'));
  expect(report.format).toBe('traillight.integrity/1');
  const bad = report.logs.filter((log: { verdict: string }) => log.verdict !== 'verified-signed');
  expect(bad.map((log: { verdict: string }) => log.verdict).sort()).toEqual(['missing', 'tampered']);
});

test('the story can be found by asking for it', async ({ app }) => {
  await app.loadSample();
  await app.go('events');
  for (const query of [
    'eventName:ConsoleLogin userIdentity.type:Root additionalEventData.MFAUsed:No',
    'eventName:StopLogging',
    'errorCode:AccessDenied',
    'eventName:AuthorizeSecurityGroupIngress 0.0.0.0/0',
    'eventName:CreateAccessKey',
  ]) {
    expect(await app.query(query), query).toMatchObject({ matching: expect.any(Number) });
    expect(await app.value('events-matching'), query).toBeGreaterThan(0);
  }
});

/** The file's name without its endings: the sample's logs are inflated, and so are their names. */
const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\..*$/, '');
