// Pictures of every page, on a phone and on a desktop, light and dark, as each kind of person sees it.
// Pages are found by following links from the start of each person; two addresses of one kind count once.
// Usage: GATEHOUSE_URL=http://127.0.0.1:8080 node browser/screenshots.mjs [part of a picture's name]

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { launch, newContext } from './support/browser.mjs';
import { watch } from './support/console-watch.mjs';
import { discover, settle } from './support/discover.mjs';
import { NOWHERE, PEOPLE } from './support/people.mjs';
import { SCREENSHOTS, SIZES, THEMES, baseUrl } from './support/settings.mjs';
import { cookiesOf } from './support/sign-in.mjs';

const wanted = process.argv[2] ?? '';
const base = baseUrl();

async function shoot(browser, name, url, cookies, size, theme) {
  const context = await newContext(browser, { size, theme, reducedMotion: 'reduce' });
  const { complaints } = watch(context, url.endsWith(NOWHERE) ? [/status of 404/] : []);
  await context.addCookies(cookies);
  const page = await context.newPage();
  const answer = await page.goto(url);
  await settle(page);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-${size}-${theme}.png`), fullPage: true });
  await context.close();
  return { status: answer.status(), complaints };
}

const browser = await launch();
let pictures = 0;
let broken = 0;
mkdirSync(SCREENSHOTS, { recursive: true });
try {
  for (const person of PEOPLE) {
    const cookies = await cookiesOf(person.role, base);
    if (cookies === null) {
      console.log(`no sign-in for ${person.role}: left out`);
      continue;
    }
    for (const [kind, url] of await discover(browser, person.start, cookies)) {
      const name = `${person.role}${kind === '/' ? '-home' : kind.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '')}`;
      if (!name.includes(wanted)) continue;
      for (const size of Object.keys(SIZES)) {
        for (const theme of THEMES) {
          const { status, complaints } = await shoot(browser, name, url, cookies, size, theme);
          pictures += 1;
          if (status < 500 && complaints.length === 0) continue;
          broken += 1;
          console.log(`${name} (${size}, ${theme}): ${status}\n  ${complaints.join('\n  ')}`);
        }
      }
      console.log(`${name}  ${new URL(url).pathname}`);
    }
  }
} finally {
  await browser.close();
}
console.log(`${pictures} pictures in ${SCREENSHOTS}, ${broken} of them with complaints`);
process.exitCode = broken > 0 ? 1 : 0;
