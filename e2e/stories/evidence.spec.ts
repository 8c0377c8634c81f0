// More evidence, and what it says about what can be proved: query results, trail settings, and checks that take a
// while.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, test } from '../support/page';
import { fixture, known } from '../support/known';

test('checking can be stopped, and gone on with', async ({ app, page }) => {
  // Polled every frame, because the state lasts only a second.
  const counted = page.waitForFunction(
    () => / of 3,400\ssignatures$/.test(document.querySelector('[data-testid=check-progress]')?.textContent ?? ''),
  );
  await page.getByTestId('open-folder').first().setInputFiles(fixture('silent'));
  await counted;
  await page.getByRole('button', { name: 'Stop checking' }).click();
  await app.idle();
  await app.go('integrity');
  await expect(page.getByText('Checking was stopped: nothing is proved, and nothing is disproved.')).toBeVisible();
  await expect(page.getByTestId('integrity-verdict')).toHaveCount(0);

  await page.getByRole('button', { name: 'Check now' }).click();
  await app.ready();
  await expect(page.getByTestId('integrity-verdict')).toContainText('3,400 signed digests prove that no log was delivered');
});

test('query results are proved by their sign file, and by hand', async ({ app, page }) => {
  await app.openFolder(fixture('lake'));
  await app.go('integrity');
  await expect(page.getByTestId('integrity-verdict')).toHaveAttribute('data-verdict', 'proved');
  await expect(page.getByTestId('integrity-verdict')).toContainText('sign files of CloudTrail Lake');
  await page.locator('details.group > summary', { hasText: '1 sign file' }).click();
  await app.idle();
  const sign = page.locator('details.file-line', { hasText: 'result_sign.json' });
  await sign.locator('> summary').click();
  await app.idle();
  await sign.getByText('What is signed, and the signature').click();
  await expect(sign.getByRole('term').filter({ hasText: 'result_2.csv.gz' })).toBeVisible();
  await expect(sign.getByText('Signature in the file itself: verifies')).toBeVisible();
  await sign.getByText('Check it by hand with OpenSSL').click();
  await expect(sign.getByText('openssl dgst -sha256 -verify')).toBeVisible();
});

test('an altered query result is no longer proved, and its neighbour still is', async ({ app, page }) => {
  const file = async (name: string) => {
    const place = path.join(name.startsWith('result') ? known().lake : '', name);
    return { name, mimeType: 'application/octet-stream', buffer: await readFile(path.join(fixture('lake'), place)) };
  };
  const names = ['result_1.csv.gz', 'result_2.csv.gz', 'result_sign.json', 'public-keys-us-east-1.json'];
  const files = await Promise.all(names.map(file));
  // The time in the gzip header: the rows stay the same, but the file does not.
  files[0].buffer[4] ^= 1;
  await app.openFiles(files);
  await app.go('integrity');
  await expect(page.getByTestId('integrity-verdict')).toHaveAttribute('data-verdict', 'failed');
  const report = JSON.parse(await app.export('integrity-json'));
  expect(report.logs.map((log: { verdict: string }) => log.verdict)).toEqual(['tampered', 'verified-signed']);
  expect(report.summary).toMatchObject({ digests: {}, signFiles: { 'verified-signed': 1 } });
});

test('what the API says of trails is shown beside the proof, with what they lack', async ({ app, page }) => {
  await app.openFolder(fixture('trails'));
  await app.go('integrity');
  const trails = page.getByTestId('trail-settings');
  await expect(trails.getByRole('heading', { level: 3 })).toContainText('main');
  for (const said of [
    'all; created in us-east-1',
    'off: nothing that it delivers can be proved',
    'on since 2025-11-06T14:13:20Z',
    'failed: AccessDenied; last successful 2026-03-02T06:20:00Z',
    'write',
  ]) {
    await expect(trails).toContainText(said);
  }
});
