// Where things are, for every browser test.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What a failed test leaves behind. */
export const ARTIFACTS = process.env.GATEHOUSE_ARTIFACTS ?? join(ROOT, 'var', 'artifacts');

/** Where `make screenshots` puts its pictures. */
export const SCREENSHOTS = process.env.GATEHOUSE_SCREENSHOTS ?? join(ROOT, 'var', 'screenshots');

/** The demo's sign-ins, as the seed wrote them. */
export const DEMO = process.env.GATEHOUSE_DEMO ?? join(ROOT, 'var', 'demo.json');

/** The address of the running Gatehouse, without a slash at its end. */
export function baseUrl() {
  const url = process.env.GATEHOUSE_URL;
  if (!url) throw new Error('Set GATEHOUSE_URL to the address of a running Gatehouse, such as http://127.0.0.1:8080.');
  return url.replace(/\/+$/, '');
}

/** The two screens every page is made for. */
export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};

export const THEMES = ['light', 'dark'];
