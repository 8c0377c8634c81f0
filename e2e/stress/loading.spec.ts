// A page that is opened and given a file comes to rest, however busy the machine is. `cargo xtask test --only stress`
// runs this 500 times with all cores busy; each run may take the 30 s that the project `stress` allows.
import { expect, test } from '../support/page';

const record = {
  eventVersion: '1.11',
  eventTime: '2026-03-02T10:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'ListBuckets',
  awsRegion: 'us-east-1',
  eventID: '0f0e0d0c-0b0a-4908-8706-050403020100',
};

test('a file of one record is loaded', async ({ app }) => {
  await app.openFiles([
    { name: 'one.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Records: [record] })) },
  ]);
  await expect(app.id('status').first()).toHaveAttribute('data-state', 'ready');
  expect(await app.value('events-total')).toBe(1);
});
