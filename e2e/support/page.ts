// What a story needs: `import { expect, test } from '../support/page'`, which provides the fixture `app`.
//
// A story fails if the page throws, writes an error to its console (which includes violations of its
// Content-Security-Policy) or requests anything from another host.
import { readFile } from 'node:fs/promises';

import { type Locator, type Page, test as base, expect } from '@playwright/test';

export { expect };

/** Most that loading may take; stories use small data. */
const LOADING = 60_000;

export class App {
  private readonly troubles: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('pageerror', (error) => this.troubles.push(`the page threw: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`the page logged: ${message.text()}`);
    });
    page.on('request', (request) => {
      const own = request.url().startsWith(`${this.origin}/`) || /^(blob|data):/.test(request.url());
      if (!own) this.troubles.push(`the page asked another host: ${request.url()}`);
    });
  }

  /** Opens the page, anew if it is open; `fragment` is what follows in the URL, such as `#/events`. */
  async open(fragment = ''): Promise<void> {
    // A URL that differs only in its fragment would not reload the page.
    await this.page.goto('about:blank');
    await this.page.goto(`./${fragment}`);
    await this.idle();
  }

  /** The element that carries this `data-testid`. */
  id(testid: string): Locator {
    return this.page.getByTestId(testid);
  }

  /** Waits until nothing is loading, querying or being drawn. */
  async idle(timeout = LOADING): Promise<void> {
    // After two frames, whatever was just clicked has had a chance to start.
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
    );
    await this.page.waitForFunction(() => document.documentElement.dataset.idle === 'true', null, { timeout });
  }

  /** Waits until rules that are tried in the background are done, where their findings are shown. */
  async settled(): Promise<void> {
    await this.idle();
    await this.page.waitForFunction(() => !document.querySelector('.detections[aria-busy=true]'), null, { timeout: LOADING });
    await this.idle();
  }

  /** The number that an element such as `events-total` stands for, as opposed to how it is written. */
  async value(testid: string): Promise<number> {
    const text = await this.id(testid).first().getAttribute('data-value');
    if (text === null || !/^\d+$/.test(text)) throw new Error(`${testid} has data-value ${text}`);
    return Number(text);
  }

  /** Opens a folder, as if chosen with the button. */
  async openFolder(folder: string): Promise<void> {
    await this.id('open-folder').first().setInputFiles(folder);
    await this.ready();
  }

  /** Opens files, as if chosen with the button. */
  async openFiles(files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.id('open-files').first().setInputFiles(files);
    await this.ready();
  }

  /** Opens the built-in sample. */
  async loadSample(): Promise<void> {
    await this.id('load-sample').first().click();
    await this.ready();
  }

  /** Types a query, applies it and waits: how many events match, or what is wrong with it. */
  async query(text: string): Promise<{ matching: number } | { error: string }> {
    const input = this.id('query-input').first();
    await input.fill(text);
    await input.press('Enter');
    await this.idle();
    const error = this.id('query-error').first();
    if (await error.isVisible()) return { error: (await error.textContent()) ?? '' };
    return { matching: await this.value('events-matching') };
  }

  /** Goes to a view by its name in the URL and keeps what else is in there. */
  async go(view: string): Promise<void> {
    await this.page.evaluate((name) => {
      location.hash = `#/${name}${location.hash.replace(/^#?\/?[a-z]*/, '')}`;
    }, view);
    await this.idle();
  }

  /** Values and counts that a facet shows. */
  async facet(field: string): Promise<Record<string, number>> {
    const items = this.page.locator(`[data-testid=facet][data-field="${field}"] [data-testid=facet-item]`);
    return Object.fromEntries(
      await items.evaluateAll((elements) =>
        elements.map((element) => [element.getAttribute('data-value') ?? '', Number(element.getAttribute('data-count'))]),
      ),
    );
  }

  /** Content of the file that the download button for this format gives. */
  async export(format: string): Promise<string> {
    const button = this.page.locator(`[data-testid=export][data-format=${format}]`).first();
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return readFile(await download.path(), 'utf8');
  }

  /** Lets errors pass that the story is about. */
  expectTrouble(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What went wrong behind the story's back. */
  get unexpectedTroubles(): string[] {
    return this.troubles.filter((trouble) => !this.expected.some((pattern) => pattern.test(trouble)));
  }

  /** Waits until what was opened is loaded, well or badly. */
  async ready(): Promise<void> {
    // Otherwise an earlier status might be taken for the current one.
    await this.idle();
    await expect(this.id('status').first()).toHaveAttribute('data-state', /^(ready|failed)$/, { timeout: LOADING });
    await this.idle();
  }
}

/** `opened: false` (`test.use`) leaves opening the page to the story. */
export const test = base.extend<{ app: App; opened: boolean }>({
  opened: [true, { option: true }],
  app: [
    async ({ page, baseURL, opened }, use) => {
      const app = new App(page, new URL(baseURL ?? '').origin);
      if (opened) await app.open();
      await use(app);
      expect(app.unexpectedTroubles).toEqual([]);
    },
    // Also for stories that do not use it, since it opens and watches the page.
    { auto: true },
  ],
});
