// The stories that matter most, in Firefox: loading, filtering and proving, on a host and from disk, where browsers differ most.
//
//     DIST=../dist FIREFOX=/usr/bin/firefox node --test firefox/firefox.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';

const dist = path.resolve(process.env.DIST ?? path.join(import.meta.dirname, '../../dist'));
const port = 20_000 + (process.pid % 20_000);
const site = `http://127.0.0.1:${port}/traillight/`;
const timeout = 90_000;

let host;
let firefox;
let folder;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'traillight-firefox-'));
  const serve = path.join(import.meta.dirname, '../support/serve.mjs');
  host = spawn('node', [serve, '--port', String(port), '--base', '/traillight/', '--dist', dist], { stdio: 'inherit' });
  for (let tries = 0; !(await fetch(site).catch(() => undefined)); tries += 1) {
    assert.ok(tries < 100, 'the host does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  firefox = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX, headless: true });
});

after(async () => {
  await firefox?.close();
  host?.kill();
  if (folder) await rm(folder, { recursive: true });
});

/** Opens an address; whatever the page throws fails the story. */
async function open(address) {
  const page = await firefox.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(address);
  await idle(page);
  return { page, troubles };
}

async function idle(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  await page.waitForFunction(() => document.documentElement.dataset.idle === 'true', { timeout });
}

const value = (page, id) => page.$eval(`[data-testid=${id}]`, (element) => Number(element.dataset.value));

async function says(page, pattern) {
  const said = await page.$eval('main', (element) => element.textContent);
  assert.ok(pattern.test(said), `${pattern} is not in: ${said.slice(0, 500)}`);
}

async function loadSample(page) {
  await page.click('[data-testid=load-sample]');
  await page.waitForFunction(() => document.querySelector('[data-testid=status]').dataset.state === 'ready', { timeout });
  await idle(page);
}

/** Loads the sample, filters it, and looks at the proof. */
async function useSample(page) {
  await loadSample(page);
  const events = await value(page, 'events-total');
  assert.ok(events > 1_000, `${events} events`);
  await page.type('[data-testid=query-input]', 'eventName:StopLogging');
  await page.keyboard.press('Enter');
  await idle(page);
  assert.equal(await value(page, 'events-matching'), 1);
  await page.evaluate(() => (location.hash = location.hash.replace(/^#\/[a-z]*/, '#/integrity')));
  await idle(page);
  await says(page, /1 log altered, 1 log missing; 18,401 of 18,407 events/);
}

test('on a host: load, filter, prove', { timeout: 2 * timeout }, async () => {
  const { page, troubles } = await open(site);
  await useSample(page);
  assert.deepEqual(troubles, []);
});

test('files chosen with the button are loaded', { timeout }, async () => {
  const { page, troubles } = await open(site);
  const input = await page.$('[data-testid=open-files]');
  await input.uploadFile(path.join(import.meta.dirname, '../../public/sample.tar.gz'));
  await page.waitForFunction(() => document.querySelector('[data-testid=status]').dataset.state === 'ready', { timeout });
  assert.ok((await value(page, 'events-total')) > 1_000);
  assert.deepEqual(troubles, []);
});

test('the single file, from disk', { timeout: 2 * timeout }, async () => {
  const { page, troubles } = await open(pathToFileURL(path.join(dist, 'traillight.html')).href);
  await useSample(page);
  assert.deepEqual(troubles, []);
});

test('a page with evidence in it, saved elsewhere, from disk', { timeout: 2 * timeout }, async () => {
  const saved = path.join(folder, 'saved.html');
  await saveInChromium(saved);
  const { page, troubles } = await open(pathToFileURL(saved).href);
  assert.equal(await value(page, 'events-matching'), 1);
  await page.evaluate(() => (location.hash = location.hash.replace(/^#\/[a-z]*/, '#/integrity')));
  await idle(page);
  await says(page, /All logs proved/);
  assert.deepEqual(troubles, []);
});

async function saveInChromium(file) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const rest = () => page.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout });
    await page.goto(`${site}#/events?v=1&q=eventName:StopLogging`);
    await rest();
    await page.getByTestId('load-sample').click();
    await page.waitForFunction(() => document.querySelector('[data-testid=status]').dataset.state === 'ready', null, { timeout });
    await rest();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByText('As a page that proves itself').click();
    await page.getByText('1 event, of which 1 proved').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await (await download).saveAs(file);
  } finally {
    await browser.close();
  }
}
