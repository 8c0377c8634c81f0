// Not a test: takes a picture of every view and dialog in three sizes, light and dark, to be looked at. `cargo xtask
// pictures` runs it.
import path from 'node:path';

import { test } from '../support/page';
import { SCENES, show } from '../support/scenes';

const OUT = process.env.PICTURES ?? 'test-results/pictures';

const SIZES = [[1440, 900], [1024, 768], [390, 844]];

test.use({ opened: false });

for (const scene of SCENES) {
  test(scene.name, async ({ app, page }) => {
    test.setTimeout(180_000);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await show(app, scene);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await app.idle();
        await page.screenshot({ path: path.join(OUT, `${scene.name}-${width}-${colorScheme}.png`) });
      }
    }
  });
}
