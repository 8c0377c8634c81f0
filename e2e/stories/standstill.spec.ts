// A load that stalls says what it is waiting for, and restarts by itself.
import { expect, test } from '../support/page';

test.use({ opened: false });

const record = {
  eventVersion: '1.11',
  eventTime: '2026-03-02T10:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'ListBuckets',
  awsRegion: 'us-east-1',
  eventID: '0f0e0d0c-0b0a-4908-8706-050403020100',
};

test('workers that never answer are named, and replaced', async ({ app, page }) => {
  let silent = true;
  await page.route('**/worker-*.js', (route) =>
    silent ? route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => {};' }) : route.continue(),
  );
  await page.clock.install();
  // Not app.open(): a page whose engine does not respond never comes to rest.
  await page.goto('./');
  await app.id('open-files').first().setInputFiles([
    { name: 'one.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: [record] })) },
  ]);
  const notice = page.getByRole('alert').filter({ hasText: 'Nothing has happened' });
  await page.clock.runFor(15_000);
  await expect(notice).toBeHidden();
  await page.clock.runFor(10_000);
  await expect(notice).toContainText(/started and ha(s|ve) not answered/);

  silent = false;
  await page.clock.runFor(20_000);
  await app.ready();
  expect(await app.value('events-total')).toBe(1);
  await expect(notice).toBeHidden();
});

test('a file that the page cannot finish reading is named, and left to a worker', async ({ app, page }) => {
  await page.addInitScript(() => {
    FileReader.prototype.readAsArrayBuffer = () => {};
  });
  await page.clock.install();
  await page.goto('./');
  await app.id('open-files').first().setInputFiles([
    { name: 'one.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: [record] })) },
  ]);
  const notice = page.getByRole('alert').filter({ hasText: 'Nothing has happened' });
  await page.clock.runFor(25_000);
  await expect(notice).toContainText('one.json');
  await page.clock.runFor(20_000);
  await app.ready();
  expect(await app.value('events-total')).toBe(1);
  await expect(notice).toBeHidden();
});
