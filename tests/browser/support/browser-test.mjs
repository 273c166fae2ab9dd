// A browser test: a page of its own, silent console, and everything kept that explains a failure.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { launch, newContext } from './browser.mjs';
import { watch } from './console-watch.mjs';
import { openAddress } from './own-address.mjs';
import { ARTIFACTS } from './settings.mjs';

const browsers = new Map();

// Browsers are shared by the tests of a file; one with another camera is another browser.
function browserFor(camera) {
  if (!browsers.has(camera)) browsers.set(camera, launch({ camera }));
  return browsers.get(camera);
}

after(async () => {
  await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
});

const fileName = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 100);

// As much as can still be had: a page that crashed has no picture, and that must not hide why the test failed.
const orNothing = (evidence) => evidence.catch((error) => console.error(`evidence lost: ${error.message}`));

async function keepEvidence(name, context, complaints, error) {
  const directory = join(ARTIFACTS, fileName(name));
  mkdirSync(directory, { recursive: true });
  for (const [index, page] of context.pages().entries()) {
    await orNothing(page.screenshot({ path: join(directory, `page-${index}.png`), fullPage: true }));
    await orNothing(page.content().then((markup) => writeFileSync(join(directory, `page-${index}.html`), markup)));
  }
  const urls = context.pages().map((page) => page.url());
  writeFileSync(join(directory, 'what-happened.txt'), [error.stack ?? error, '', ...urls, '', ...complaints, ''].join('\n'));
  await orNothing(context.tracing.stop({ path: join(directory, 'trace.zip') }));
}

// Our own limit comes before the runner's, which would leave no evidence.
const GRACE = 30_000;

async function within(timeout, work) {
  const stop = new AbortController();
  const late = sleep(timeout, null, { signal: stop.signal }).then(() => {
    throw new Error(`not done after ${timeout} ms`);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    stop.abort();
    // Aborted just now, or lost the race: nobody else looks at it.
    late.catch(() => {});
  }
}

/**
 * Declares a browser test. The body gets a page; the test also fails when the console holds an error at the end.
 * @param {string} name a sentence that states what holds
 * @param {{size?: 'phone' | 'desktop', theme?: 'light' | 'dark', camera?: string | (() => string), allow?: RegExp[], timeout?: number, locale?: string}} options
 * @param {(world: {page: import('playwright-core').Page, context: import('playwright-core').BrowserContext,
 *   watch: ReturnType<typeof watch>, another: (options?: object) => Promise<import('playwright-core').Page>}) => Promise<void>} body
 */
export function browserTest(name, { allow = [], camera, timeout = 60_000, ...look }, body) {
  test(name, { timeout: timeout + GRACE }, async () => {
    const contexts = [];
    const open = async ({ film, ...options }) => {
      const address = await openAddress();
      const context = await newContext(await browserFor(film), { ...look, proxy: { server: address.server }, ...options, camera: Boolean(film) });
      context.setDefaultTimeout(10_000);
      await context.tracing.start({ snapshots: true, screenshots: false });
      const watched = watch(context, allow);
      contexts.push({ context, watched, address });
      return { page: await context.newPage(), context, watched };
    };
    try {
      const { page, context, watched } = await open({ film: typeof camera === 'function' ? camera() : camera });
      // Another person on another device: nothing is shared with the first. `film` gives that device a camera.
      await within(timeout, body({ page, context, watch: watched, another: async (options = {}) => (await open(options)).page }));
      const complaints = contexts.flatMap((entry) => entry.watched.complaints);
      if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
    } catch (error) {
      for (const [index, { context, watched }] of contexts.entries()) {
        await keepEvidence(index === 0 ? name : `${name} ${index + 1}`, context, watched.complaints, error);
      }
      throw error;
    } finally {
      // One whose browser crashed is closed already; the test has failed by then.
      await Promise.all(contexts.map(({ context }) => context.close().catch(() => {})));
      await Promise.all(contexts.map(({ address }) => address.close()));
    }
  });
}

/** The same test on a phone and on a desktop. */
export function onBothSizes(name, options, body) {
  for (const size of ['phone', 'desktop']) browserTest(`${name} (${size})`, { ...options, size }, (world) => body({ ...world, size }));
}

/** The same test on both sizes, light and dark. */
export function inEveryLook(name, options, body) {
  for (const theme of ['light', 'dark']) {
    onBothSizes(`${name} (${theme})`, { ...options, theme }, (world) => body({ ...world, theme }));
  }
}
