import { defineConfig } from '@playwright/test';

// Playwright's own Chromium, unless `CHROMIUM` names another one, as `cargo xtask test` does where necessary.
const executablePath = process.env.CHROMIUM;

// Chosen once, by the process that starts the workers, which inherit its environment. Simultaneous runs on one machine
// get different ports.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 20_000));
const origin = `http://127.0.0.1:${process.env.E2E_PORT}`;

// Not the root of the host, because the site must work from anywhere.
const base = '/some/sub/path/';

export default defineConfig({
  projects: [
    { name: 'stories', testDir: 'stories' },
    // For people to look at: `cargo xtask pictures`.
    { name: 'pictures', testDir: 'pictures' },
    // It takes many runs to see whether a page ever fails to come to rest.
    { name: 'stress', testDir: 'stress', repeatEach: 500, timeout: 30_000 },
  ],
  outputDir: 'test-results/stories',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    baseURL: origin + base,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Recording makes every story slower: `TRACE=1` for those that fail.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // Each story would have the browser keep all files first; the one about that lets it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node support/${process.env.HOST ?? 'serve'}.mjs --port ${process.env.E2E_PORT} --base ${base}`,
    url: origin + base,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
