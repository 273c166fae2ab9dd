// The helpers themselves: what they find, and that they do find it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAccessible } from './accessible.mjs';
import { browserTest, inEveryLook, onBothSizes } from './browser-test.mjs';
import { writeFilm } from './camera.mjs';
import { linksOf } from './inbox.mjs';
import { pageWith, serveLocally } from './local-page.mjs';
import { readQr, writeQr } from './qr.mjs';

const TOKEN = 'GH1.6B7V0Q2J9XK3M5N8P4R1T0W2Y5Z7A9C3E6G8H1J4K7M0N3P6Q9S2T5V8X1Z4.5a7c9e1b3d5f7a9c1e3b5d7f9a1c3e5b7d9f1a3c5e7b9d1f';
const CAMERA = pageWith(`<video muted playsinline autoplay></video><script>
navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then((stream) => {
  const video = document.querySelector('video');
  video.srcObject = stream;
  window.shoot = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext('2d').drawImage(video, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  };
});</script>`);

let site;
const directory = mkdtempSync(join(tmpdir(), 'browser-helpers-'));
before(async () => {
  site = await serveLocally({
    '/': pageWith('<p>Hello</p>'),
    '/look': pageWith('<style>h1 { color: rgb(1, 2, 3) } @media (prefers-color-scheme: dark) { h1 { color: rgb(200, 200, 200) } body { background: #000 } }</style>'),
    '/poor': pageWith('<img src="data:,"><button></button>'),
    '/wide': pageWith('<div style="width: 2000px">wide</div>'),
    '/camera': CAMERA,
  });
});
after(async () => {
  await site.close();
  rmSync(directory, { recursive: true });
});

test('a QR code written can be read, also next to nothing else', async () => {
  assert.equal(await readQr(await writeQr(TOKEN)), TOKEN);
});

inEveryLook('a page is opened in the size and theme asked for', {}, async ({ page, size, theme }) => {
  await page.goto(`${site.url}/look`);
  assert.equal(await page.evaluate(() => window.innerWidth), size === 'phone' ? 390 : 1440);
  const colour = await page.locator('h1').evaluate((title) => getComputedStyle(title).color);
  assert.equal(colour, theme === 'dark' ? 'rgb(200, 200, 200)' : 'rgb(1, 2, 3)');
});

onBothSizes('a plain page is accessible', {}, async ({ page }) => {
  await page.goto(site.url);
  await assertAccessible(page);
});

browserTest('a picture without words, an empty button and a page too wide are found', { size: 'phone' }, async ({ page }) => {
  await page.goto(`${site.url}/poor`);
  await assert.rejects(assertAccessible(page), /image-alt[\s\S]*button-name|button-name[\s\S]*image-alt/);
  await page.goto(`${site.url}/wide`);
  await assert.rejects(assertAccessible(page), /wider than the screen/);
});

browserTest('no other host can be reached', { allow: [/gatehouse\.example/, /ERR_NAME_NOT_RESOLVED/] }, async ({ page }) => {
  await page.goto(site.url);
  await assert.rejects(page.evaluate(() => fetch('http://gatehouse.example/')), /Failed to fetch/);
});

browserTest('another person has a profile of his own', {}, async ({ page, context, another }) => {
  await context.addCookies([{ name: 'who', value: 'first', url: site.url }]);
  await page.goto(site.url);
  const other = await another({ size: 'phone' });
  await other.goto(site.url);
  assert.equal(await other.evaluate(() => document.cookie), '');
});

let film;
before(async () => {
  film = writeFilm(join(directory, 'ticket.y4m'), [{ png: await writeQr(TOKEN), seconds: 1 }]);
});

browserTest('the camera sees the ticket held before it', { camera: () => film, size: 'phone' }, async ({ page }) => {
  await page.goto(`${site.url}/camera`);
  await page.waitForFunction(() => window.shoot && document.querySelector('video').videoWidth > 0);
  await page.waitForTimeout(300);
  assert.equal(await readQr(Buffer.from(await page.evaluate(() => window.shoot()), 'base64')), TOKEN);
});

test('links of a mail are found, decoded, once', () => {
  assert.deepEqual(linksOf({ html: '<p><a class="b" href="http://a.test/x?a=1&amp;b=2">Open</a></p>', text: 'See http://a.test/x?a=1&b=2, or (http://b.test/y).' }),
    ['http://a.test/x?a=1&b=2', 'http://b.test/y']);
});

// A test that must fail, run apart: the watch that never barks is worth nothing.
const failing = (body) => {
  const file = join(directory, `failing-${Math.random().toString(36).slice(2)}.mjs`);
  const artifacts = mkdtempSync(join(directory, 'artifacts-'));
  const helpers = fileURLToPath(new URL('browser-test.mjs', import.meta.url));
  writeFileSync(file, `import { browserTest } from ${JSON.stringify(helpers)};\nbrowserTest('it fails', {}, async ({ page }) => { await page.goto(${JSON.stringify(site.url)}); ${body} });\n`);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return { file, artifacts, env: { ...env, GATEHOUSE_ARTIFACTS: artifacts } };
};

for (const [what, body, seen] of [
  ['a console error', "await page.evaluate(() => console.error('sour'));", /console: sour/],
  ['an uncaught exception', "await page.evaluate(() => { setTimeout(() => { throw new Error('loose') }); }); await page.waitForTimeout(100);", /uncaught: .*loose/],
  ['a missing file', "await page.evaluate(() => fetch('/nothing'));", /404 .*\/nothing/],
  ['a failed step', "throw new Error('stumbled');", /stumbled/],
]) {
  test(`${what} fails the test and leaves a picture, the page and a trace`, async () => {
    const { file, artifacts, env } = failing(body);
    const [status] = await once(spawn(process.execPath, ['--test', file], { env, stdio: 'ignore' }), 'exit');
    assert.equal(status, 1);
    assert.deepEqual(readdirSync(join(artifacts, 'it-fails')).sort(), ['page-0.html', 'page-0.png', 'trace.zip', 'what-happened.txt']);
    assert.match(readFileSync(join(artifacts, 'it-fails', 'what-happened.txt'), 'utf8'), seen);
  });
}
