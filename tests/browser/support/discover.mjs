// Which pages there are for somebody: found by following links.

import { newContext } from './browser.mjs';
import { kindOf } from './people.mjs';
import { baseUrl } from './settings.mjs';
import { settle } from './settle.mjs';

const MOST_PAGES = 40;

const linksOn = (page) => page.$$eval('a[href]', (links) => links.map((link) => link.href));

/** The pages somebody with these cookies can come to from `start`: kind of page → its first address. */
export async function discover(browser, start, cookies) {
  const base = baseUrl();
  const context = await newContext(browser);
  await context.addCookies(cookies);
  const page = await context.newPage();
  const found = new Map();
  const queue = start.map((path) => base + path);
  while (queue.length > 0 && found.size < MOST_PAGES) {
    const url = new URL(queue.shift());
    const kind = url.origin === new URL(base).origin ? kindOf(url.pathname) : null;
    if (kind === null || found.has(kind)) continue;
    found.set(kind, url.href);
    await page.goto(url.href);
    await settle(page);
    queue.push(...(await linksOn(page)));
  }
  await context.close();
  return found;
}
