// Every view and every dialog or panel, and how somebody gets there: to look at all of them in every size and colour.
import type { App } from './page';

export interface Scene {
  name: string;
  /** What follows in the URL. Without one, the page is opened without files. */
  at?: string;
  /** What is done then. */
  act?: (app: App) => Promise<void>;
  /** The part on top, if it is not all of the page. */
  part?: string;
}

const press = (...keys: string[]) => async ({ page }: App) => {
  for (const key of keys) await page.keyboard.press(key);
};

const menu = (item: RegExp | string) => async ({ page }: App) => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const row = async (app: App) => {
  await app.id('event-row').nth(1).click();
  await app.idle();
};

const DIALOG = 'dialog[open]';

/** One story of each kind would show the same again. */
export const SCENES: Scene[] = [
  { name: 'open' },
  { name: 'open-asked', at: undefined, act: async (app) => app.open('#/events?v=1&of=AWSLogs&q=eventName:Delete*&from=2024-03-01T00:00:00Z&to=2024-04-01T00:00:00Z') },
  { name: 'overview', at: '#/overview' },
  { name: 'overview-compare', at: '#/overview?v=1&q=readOnly:false&vs=user&vs-q=readOnly:true', act: async ({ page }) => page.locator('[data-testid=contrast]').scrollIntoViewIfNeeded() },
  { name: 'overview-tables', at: '#/overview', act: async ({ page }) => page.locator('[data-chart=week]').scrollIntoViewIfNeeded() },
  { name: 'events', at: '#/events' },
  { name: 'events-filtered', at: '#/events?v=1&q=name:ConsoleLogin&f=-awsRegion:nowhere&f=any(errorCode?,readOnly?)&pin=0&col=userAgent&tz=Asia/Kolkata' },
  { name: 'events-nothing', at: '#/events?v=1&q=eventName:Nothing*' },
  { name: 'events-detail', at: '#/events?v=1&q=readOnly:false', act: row },
  { name: 'events-picked', at: '#/events', act: async (app) => { await row(app); await press('x', 'j', 'x', 'j', 'x')(app); } },
  { name: 'events-groups', at: '#/events?v=1&group=user&group=eventName' },
  { name: 'events-all-fields', at: '#/events?v=1&fields=all' },
  { name: 'events-typing', at: '#/events', act: async (app) => { await press('/')(app); await app.page.keyboard.type('eventName:Del'); await app.idle(); }, part: '.search-panel' },
  { name: 'events-cell-menu', at: '#/events', act: async (app) => { await app.id('event-row').nth(2).locator('[data-field=eventName]').click({ button: 'right' }); }, part: '.menu' },
  { name: 'events-columns', at: '#/events', act: async (app) => { await app.id('event-table').focus(); await press('c')(app); }, part: '.menu' },
  { name: 'compare', at: '#/events', act: async (app) => { await row(app); await press('x', 'j', 'x', 'Shift+X')(app); }, part: DIALOG },
  { name: 'layouts', at: '#/events', act: async (app) => { await app.id('event-table').focus(); await press('c')(app); await app.page.getByRole('menuitem', { name: /^Layouts/ }).click(); }, part: DIALOG },
  { name: 'saved', at: '#/events', act: async ({ page }) => page.getByRole('button', { name: 'Saved searches' }).first().click(), part: DIALOG },
  { name: 'range', at: '#/events', act: async ({ page }) => page.locator('.range > .button').first().click(), part: DIALOG },
  { name: 'zone', at: '#/events', act: async (app) => app.id('zone').first().click(), part: DIALOG },
  { name: 'palette', at: '#/events', act: press('Control+k'), part: DIALOG },
  { name: 'keys', at: '#/events', act: press('?'), part: DIALOG },
  { name: 'memory', at: '#/events', act: menu(/^Memory/), part: DIALOG },
  { name: 'privacy', at: '#/events', act: menu('Privacy'), part: DIALOG },
  { name: 'handover', at: '#/events', act: menu(/As a page that proves itself/), part: DIALOG },
  { name: 'menu', at: '#/events', act: async ({ page }) => page.getByRole('button', { name: 'Menu', exact: true }).click(), part: '.menu' },
  { name: 'integrity', at: '#/integrity' },
  { name: 'integrity-chains', at: '#/integrity', act: async ({ page }) => {
    await page.locator('details.chain > summary').first().click();
    await page.locator('details.chain details > summary').first().click();
  } },
  { name: 'detections', at: '#/detections' },
  { name: 'detections-finding', at: '#/detections', act: async ({ page }) => page.locator('.finding').getByRole('button', { expanded: false }).first().click() },
  { name: 'detections-expect', at: '#/detections', act: async ({ page }) => {
    await page.locator('.finding').getByRole('button', { expanded: false }).first().click();
    await page.getByRole('button', { name: 'Mark as expected' }).first().click();
  }, part: DIALOG },
  { name: 'detections-story', at: '#/detections?v=1&story=root' },
  { name: 'issues', at: '#/issues' },
];

/** Goes to a scene, with the sample in the page unless it is about a page without files. */
export async function show(app: App, scene: Scene): Promise<void> {
  await app.open(scene.at ?? '');
  if (scene.at !== undefined) await app.loadSample();
  await app.settled();
  await scene.act?.(app);
  await app.idle();
}
