// Folders as they are: many small files, files that are gone by the time they are read, others that are no logs, and
// archives larger than memory.
import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, gunzipSync, gzipSync } from 'node:zlib';

import { type App, expect, test as base } from '../support/page';

/** A folder to be filled, which is gone after the story. */
const test = base.extend<{ folder: string }>({
  // Playwright requires the pattern.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const parent = await mkdtemp(path.join(tmpdir(), 'traillight-'));
    const folder = path.join(parent, 'AWSLogs');
    await mkdir(folder);
    await use(folder);
    await rm(parent, { recursive: true });
  },
});

/** A log with so many events. */
function log(number: number, events = 1): Buffer {
  const records = Array.from({ length: events }, (_, at) => ({
    eventVersion: '1.11',
    eventTime: '2026-03-02T10:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    awsRegion: 'us-east-1',
    eventID: `00000000-0000-4000-8000-${String(number * 1000 + at).padStart(12, '0')}`,
  }));
  return gzipSync(JSON.stringify({ Records: records }));
}

async function fill(folder: string, files: number, content: (number: number) => Buffer, end = '.json.gz'): Promise<void> {
  for (let first = 0; first < files; first += 500) {
    const numbers = Array.from({ length: Math.min(500, files - first) }, (_, at) => first + at);
    await Promise.all(numbers.map((number) => writeFile(path.join(folder, `${number}${end}`), content(number))));
  }
}

/** Chooses a folder, without waiting until it is read. */
function choose(app: App, folder: string): Promise<void> {
  return app.id('open-folder').first().setInputFiles(folder);
}

test('a folder of small logs is read whole, and what is large in it, too', async ({ app, folder }) => {
  await fill(folder, 1500, (number) => log(number));
  const records = Array.from({ length: 30_000 }, (_, at) => ({
    eventVersion: '1.11',
    eventTime: '2026-03-02T11:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    eventID: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
    requestParameters: { key: 'k'.repeat(100) },
  }));
  await writeFile(path.join(folder, 'large.json'), JSON.stringify({ Records: records }));
  await app.openFolder(folder);
  expect(await app.value('events-total')).toBe(1500 + 30_000);
  expect(await app.value('files-total')).toBe(1501);
  expect(await app.value('issues-total')).toBe(0);
});

test('reading a folder is stopped in the middle, and what was not read is counted', async ({ app, page, folder }) => {
  const files = 6000;
  await fill(folder, files, (number) => log(number));
  await choose(app, folder);
  await expect.poll(() => app.value('events-total'), { intervals: [20] }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await app.ready();
  const events = await app.value('events-total');
  expect(events).toBeLessThan(files);
  await app.go('issues');
  await expect(page.getByRole('main')).toContainText('Reading was stopped before these files were read');
  await expect(page.getByRole('main')).toContainText((files - events).toLocaleString('en'));
});

test.describe('while a folder waits to be read', () => {
  test.use({ opened: false });

  test('files that vanish or change are named, and the others are read', async ({ app, page, folder }) => {
    await fill(folder, 300, (number) => log(number));
    // Nothing is read before the gate is open.
    await page.addInitScript(() => {
      const read = FileReader.prototype.readAsArrayBuffer;
      const gate = new Promise<void>((resolve) => Object.assign(window, { openGate: resolve }));
      FileReader.prototype.readAsArrayBuffer = function (this: FileReader, file: Blob) {
        void gate.then(() => read.call(this, file));
      };
    });
    await app.open();
    await choose(app, folder);
    await rm(path.join(folder, '7.json.gz'));
    await rm(path.join(folder, '299.json.gz'));
    await appendFile(path.join(folder, '8.json.gz'), log(1000));
    await page.evaluate(() => (window as unknown as { openGate: () => void }).openGate());
    await app.ready();
    expect(await app.value('events-total')).toBe(300 - 3);
    expect(await app.value('issues-total')).toBe(3);
    await app.go('issues');
    for (const name of ['7.json.gz', '8.json.gz', '299.json.gz']) {
      await expect(page.getByRole('main')).toContainText(`AWSLogs/${name}`);
    }
  });
});

/** A header of a tar archive (POSIX ustar). */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(' '.repeat(8), 148);
  block.write('0ustar\0', 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

test('a tar archive larger than a file may be is read to its end', async ({ app, folder }) => {
  const hole = 2.5 * 2 ** 30;
  const [first, last] = [log(1, 10), log(2, 20)];
  const padded = (content: Buffer) => Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
  const name = path.join(folder, 'logs.tar');
  const file = await open(name, 'w');
  const start = Buffer.concat([header('first.json.gz', first.length), padded(first), header('hole.bin', hole)]);
  await file.write(start, 0, start.length, 0);
  const end = Buffer.concat([header('last.json.gz', last.length), padded(last), Buffer.alloc(1024)]);
  await file.write(end, 0, end.length, start.length + hole);
  await file.close();
  await app.openFiles(name);
  expect(await app.value('events-total')).toBe(30);
});

/** A file in a zip archive: its header or, with an offset, its record in the directory. None are compressed. */
function entry(name: string, size: number, crc: number, offset?: number): Buffer {
  const inDirectory = offset !== undefined;
  const record = Buffer.alloc(inDirectory ? 46 : 30);
  record.write(inDirectory ? 'PK\x01\x02' : 'PK\x03\x04', 0, 'latin1');
  const at = inDirectory ? 16 : 14;
  record.writeUInt32LE(crc, at);
  record.writeUInt32LE(size, at + 4);
  record.writeUInt32LE(size, at + 8);
  record.writeUInt16LE(name.length, at + 12);
  if (inDirectory) record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, Buffer.from(name)]);
}

test('a zip archive larger than a file may be is read, and its records again', async ({ app, page, folder }) => {
  const hole = 2.5 * 2 ** 30;
  const files = [
    { name: 'first.json.gz', content: log(1, 10), size: 0 },
    { name: 'hole.bin', content: Buffer.alloc(0), size: hole },
    { name: 'last.json.gz', content: log(2, 20), size: 0 },
  ].map((it) => ({ ...it, size: it.size || it.content.length, crc: crc32(it.content) }));
  const name = path.join(folder, 'logs.zip');
  const file = await open(name, 'w');
  let at = 0;
  const directory: Buffer[] = [];
  for (const { name, content, size, crc } of files) {
    const header = entry(name, size, crc);
    directory.push(entry(name, size, crc, at));
    await file.write(Buffer.concat([header, content]), 0, header.length + content.length, at);
    at += header.length + size;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  await file.write(Buffer.concat([listed, end]), 0, listed.length + end.length, at);
  await file.close();

  await app.openFiles(name);
  expect(await app.value('events-total')).toBe(30);
  expect(await app.value('issues-total')).toBe(1);
  await app.id('memory-bytes').first().click();
  await page.getByRole('dialog', { name: 'Memory' }).getByRole('button', { name: 'Keep columns only' }).click();
  await page.keyboard.press('Escape');
  await app.go('events');
  await app.id('event-row').last().dblclick();
  await app.idle();
  await expect(app.id('event-json').first()).toContainText('PutObject');
  await app.go('issues');
  await expect(page.getByRole('main')).toContainText('logs.zip!hole.bin');
});

test('a text larger than a file may be is read to its end, with its hash', async ({ app, folder }) => {
  test.slow();
  const name = path.join(folder, 'logs.ndjson');
  const file = await open(name, 'w');
  const hash = createHash('sha256');
  const key = 'k'.repeat(15_000_000);
  const lines = 145;
  for (let line = 0; line < lines; line++) {
    const record = JSON.parse(gunzipSync(log(line)).toString()).Records[0];
    const text = `${JSON.stringify(line === 0 ? record : { ...record, requestParameters: { key } })}\n`;
    await file.write(text);
    hash.update(text);
  }
  await file.close();
  await app.openFiles(name);
  expect(await app.value('events-total')).toBe(lines);
  expect(await app.value('issues-total')).toBe(0);
  await app.go('integrity');
  expect(await app.export('manifest')).toContain(hash.digest('hex'));
});

test('empty files, and pictures among logs, are one line for each folder', async ({ app, page, folder }) => {
  const [empty, pictures] = [path.join(folder, 'empty'), path.join(folder, 'pictures')];
  await mkdir(empty);
  await mkdir(pictures);
  await fill(folder, 100, (number) => log(number));
  await fill(empty, 3000, () => Buffer.alloc(0));
  await fill(pictures, 2000, () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '.png');
  await app.openFolder(folder);
  expect(await app.value('events-total')).toBe(100);
  expect(await app.value('files-total')).toBe(5100);
  expect(await app.value('issues-total')).toBe(5000);
  await app.go('issues');
  await expect(page.getByRole('main').getByRole('row').filter({ hasText: '3,000' })).toHaveCount(1);
  await expect(page.getByRole('main').getByRole('row').filter({ hasText: '2,000' })).toHaveCount(1);
});
