// Every page that can be come to, as every demo role: accessible, no wider than its screen, silent, in all four looks.

import { after } from 'node:test';

import { findings, overflowOf } from './support/accessible.mjs';
import { onBothSizes } from './support/browser-test.mjs';
import { launch } from './support/browser.mjs';
import { discover } from './support/discover.mjs';
import { PEOPLE } from './support/people.mjs';
import { settle } from './support/settle.mjs';
import { THEMES } from './support/settings.mjs';
import { cookiesOf } from './support/sign-in.mjs';

// The inbox has tests of its own; the reader of the API's description is not ours.
const ELSEWHERE = /^\/(dev|docs)\b/;

const browser = launch();
after(async () => (await browser).close());

const seen = new Set();
const places = new Map();

// A kind of page that an earlier role came to is the same page for the next one, unless that one begins there.
async function pagesOf({ role, start }) {
  const cookies = await cookiesOf(role);
  const mine = [...(await discover(await browser, start, cookies))].filter(([kind]) => !ELSEWHERE.test(kind));
  const fresh = mine.filter(([kind]) => (kind !== '/' && start.includes(kind)) || !seen.has(kind));
  fresh.forEach(([kind]) => seen.add(kind));
  return { cookies, urls: fresh.map(([, url]) => url) };
}

for (const person of PEOPLE) {
  onBothSizes(`what ${person.role} comes to is fit for everybody`, { allow: [/status of 404/], reducedMotion: 'reduce', timeout: 150_000 }, async ({ page, context }) => {
    if (!places.has(person.role)) places.set(person.role, await pagesOf(person));
    const { cookies, urls } = places.get(person.role);
    await context.addCookies(cookies);
    const wrong = [];
    for (const url of urls) {
      await page.goto(url);
      await settle(page);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        const found = [...(await findings(page)), ...(await overflowOf(page))];
        if (found.length > 0) wrong.push(`${url} (${colorScheme})\n${found.join('\n')}`);
      }
    }
    if (wrong.length > 0) throw new Error(wrong.join('\n\n'));
  });
}
