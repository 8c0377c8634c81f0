// Every view and dialog, for people who need large letters, other colours or no motion: at 200 % zoom nothing overlaps or is
// cut off, and axe finds nothing, in light, dark and forced colours.
import AxeBuilder from '@axe-core/playwright';

import { illegible, ungrouped } from '../support/legible';
import { expect, test } from '../support/page';
import { SCENES, show } from '../support/scenes';

test.use({ opened: false, viewport: { width: 720, height: 450 } });

const COLOURS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

for (const scene of SCENES) {
  test(`${scene.name} is legible at 200 %, in every colour`, async ({ app, page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: 'reduce', ...COLOURS[0] });
    await show(app, scene);
    // What comes later on a busy machine may still move what is there.
    await expect.poll(() => illegible(page, scene.part), { message: 'cut off or covered' }).toEqual([]);
    await expect.poll(() => ungrouped(page), { message: 'numbers without groups' }).toEqual([]);
    const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(size[0], 'scrolls sideways').toBeLessThanOrEqual(size[1]);
    const moving = () => page.evaluate(() => document.getAnimations().filter((it) => it.playState === 'running').length);
    // What takes no time may not have been drawn yet on a busy machine.
    await expect.poll(moving, 'moves although that is not wanted').toBe(0);
    for (const colours of COLOURS) {
      await page.emulateMedia({ reducedMotion: 'reduce', ...colours });
      await app.idle();
      const { violations } = await new AxeBuilder({ page }).include(scene.part ?? 'html').analyze();
      const found = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(' ')}`);
      expect(found, JSON.stringify(colours)).toEqual([]);
    }
  });
}
