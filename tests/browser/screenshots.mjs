// Pictures of every page, on a phone and on a desktop, light and dark, as each kind of person sees it.
// Pages are found by following links from the start of each person; two addresses of one kind count once.
// What no link leads to (a mistake in a form, a declined card, the door's verdict) is played in scenes/.
// Usage: GATEHOUSE_URL=http://127.0.0.1:8080 node browser/screenshots.mjs [beginning of pictures' names]

import { mkdirSync } from 'node:fs';

import { account } from './scenes/account.mjs';
import { administering } from './scenes/administering.mjs';
import { buying } from './scenes/buying.mjs';
import { desk } from './scenes/desk.mjs';
import { documents } from './scenes/documents.mjs';
import { door, wall } from './scenes/door.mjs';
import { factors } from './scenes/factors.mjs';
import { identities } from './scenes/identities.mjs';
import { organizations } from './scenes/organization.mjs';
import { organizing } from './scenes/organizing.mjs';
import { outage } from './scenes/outage.mjs';
import { payments } from './scenes/payments.mjs';
import { privacy } from './scenes/privacy.mjs';
import { queue } from './scenes/queue.mjs';
import { passingOn } from './scenes/passing-on.mjs';
import { splitting } from './scenes/splitting.mjs';
import { weekends } from './scenes/weekend.mjs';
import { launch, newContext } from './support/browser.mjs';
import { watch } from './support/console-watch.mjs';
import { discover } from './support/discover.mjs';
import { PEOPLE } from './support/people.mjs';
import { photographer } from './support/photographer.mjs';
import { SCREENSHOTS, SIZES, baseUrl } from './support/settings.mjs';
import { cookiesOf } from './support/sign-in.mjs';

const STORIES = [...buying, ...account, ...identities, ...administering, ...organizing, ...desk, ...organizations, ...door, ...weekends, ...queue, ...splitting, ...passingOn, ...factors, ...privacy, ...payments, ...documents, ...outage];
// What a browser says about answers that these pages are about.
const EXPECTED = [/status of (401|402|403|404|409|414|422|502)/, /ERR_INTERNET_DISCONNECTED/];

const wanted = process.argv[2] ?? '';
let pictures = 0;
let broken = 0;

function complain(what, complaints) {
  if (complaints.length === 0) return;
  broken += 1;
  console.log(`${what}\n  ${complaints.map((each) => each.slice(0, 1_000)).join('\n  ')}`);
}

/** Plays one story on both screens; its pictures are named after the role. */
async function play(browser, { role, story, camera = false }, cookies) {
  for (const size of Object.keys(SIZES)) {
    const context = await newContext(browser, { size, camera, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    const { complaints } = watch(context, EXPECTED);
    await context.addCookies(cookies);
    const page = await context.newPage();
    const take = photographer(page, size);
    let last = story.name;
    const shot = async (name) => {
      last = `${role}-${name}`;
      if (!last.startsWith(wanted)) return;
      await take(last);
      pictures += 2;
      if (size === 'phone') console.log(`${last}  ${new URL(page.url()).pathname.slice(0, 80)}`);
    };
    try {
      await story({ page, context, shot });
    } catch (error) {
      complaints.push(error.stack);
    }
    await context.close();
    complain(`${last} (${size})`, complaints);
  }
}

/** The pages that links lead this person to, as stories. */
async function pagesOf(browser, { role, start }, cookies) {
  const pages = await discover(browser, start, cookies);
  return [...pages].map(([kind, url]) => ({
    role,
    story: async ({ page, shot }) => {
      const answer = await page.goto(url);
      if (answer.status() >= 500) throw new Error(`${url}: ${answer.status()}`);
      await shot(kind === '/' ? 'home' : kind.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, ''));
    },
  }));
}

const { film, remove } = wall();
const browsers = { plain: await launch(), camera: await launch({ camera: film }) };
mkdirSync(SCREENSHOTS, { recursive: true });
try {
  for (const person of PEOPLE) {
    if (!person.role.startsWith(wanted.split('-')[0])) continue;
    const cookies = await cookiesOf(person.role, baseUrl());
    if (cookies === null) {
      console.log(`no sign-in for ${person.role}: left out`);
      continue;
    }
    const found = await pagesOf(browsers.plain, person, cookies);
    for (const story of [...found, ...STORIES.filter(({ role }) => role === person.role)]) {
      await play(story.camera ? browsers.camera : browsers.plain, story, cookies);
    }
  }
} finally {
  await Promise.all(Object.values(browsers).map((each) => each.close()));
  remove();
}
console.log(`${pictures} pictures in ${SCREENSHOTS}, ${broken} stories with complaints`);
process.exitCode = broken > 0 ? 1 : 0;
