// Two people look at one event: what one takes, the other sees go, without a reload.

import assert from 'node:assert/strict';

import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { baseUrl } from './support/settings.mjs';
import { choose, newEmail, onSale, sayWho } from './support/shop.mjs';

const left = (page, words) => page.getByText(words).waitFor({ timeout: 20_000 });

async function lookAt(page, shop) {
  const pushed = page.waitForResponse((answer) => answer.url().includes('/live/'));
  await page.goto(baseUrl() + shop.path);
  assert.equal((await pushed).status(), 200);
  await left(page, 'Only 4 left at this price');
}

async function take(page, shop, quantity) {
  await choose(page, shop, quantity);
  await sayWho(page, { email: newEmail() });
  await page.getByText(/^Your tickets are held until/).waitFor();
}

onBothSizes('what one takes, the other sees at once', {}, async ({ page, another }) => {
  const shop = await onSale({ capacity: 4 });
  const asked = [];
  await lookAt(page, shop);
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await take(await another(), shop, 3);
  await left(page, 'Only one left at this price');
  assert.deepEqual(asked.filter((path) => path.startsWith('/api/availability')), [], 'pushed, not asked for');
});

browserTest('tickets given back appear again', {}, async ({ page, another }) => {
  const shop = await onSale({ capacity: 4 });
  await lookAt(page, shop);
  const other = await another();
  await take(other, shop, 4);
  await left(page, /Some may come back within minutes/);
  await other.getByRole('button', { name: 'Give these tickets up' }).click();
  await other.getByRole('button', { name: 'Give them up' }).click();
  await left(page, 'Only 4 left at this price');
});

browserTest('without the live channel the page asks every few seconds', { allow: [/\/live\//] }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 4 });
  await page.route('**/live/**', (route) => route.abort());
  await page.goto(baseUrl() + shop.path);
  await left(page, 'Only 4 left at this price');
  await take(await another(), shop, 3);
  await left(page, 'Only one left at this price');
});
