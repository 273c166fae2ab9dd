// Pictures of a page as it stands: light and dark, from top to bottom.

import { join } from 'node:path';

import { settle } from './settle.mjs';
import { SCREENSHOTS, SIZES, THEMES } from './settings.mjs';

const LONGEST = 8_000;

/** Takes the pictures of one page; `shot(name)` answers the names of the files. */
export function photographer(page, size) {
  const { viewport } = SIZES[size];

  // On a screen as tall as the page bars fixed to its edges stand at the edges of the picture, not in its middle.
  async function unroll() {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height <= viewport.height) return;
    await page.setViewportSize({ ...viewport, height });
    // Now every picture is in sight, also those that wait until they are.
    const shown = () => [...document.images].every((image) => image.complete);
    await page.waitForFunction(shown, null, { timeout: LONGEST }).catch((error) => {
      if (error.name !== 'TimeoutError') throw error;
    });
  }

  return async function shot(name) {
    await settle(page);
    await unroll();
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await settle(page);
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: THEMES[0] });
    await page.setViewportSize(viewport);
  };
}
