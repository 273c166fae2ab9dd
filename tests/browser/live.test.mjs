// Two people look at one event: what one takes, the other sees go, without a reload.

import assert from 'node:assert/strict';

import { call, expectStatus, openEvent } from '../api/client.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, order, payWith, sayWho, somebody } from './support/shop.mjs';

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

browserTest('when the channel is away the page asks, and is pushed to again when it is back', { allow: [/\/live\//] }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 6 });
  let away = true;
  await page.route('**/live/**', (route) => (away ? route.abort() : route.continue()));
  await page.goto(baseUrl() + shop.path);
  await left(page, 'Only 6 left at this price');
  const other = await another();
  await take(other, shop, 2);
  await left(page, 'Only 4 left at this price');
  away = false;
  await page.waitForResponse((answer) => answer.url().includes('/live/') && answer.status() === 200, { timeout: 40_000 });
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await order(shop, 3);
  await left(page, 'Only one left at this price');
  assert.ok(asked.filter((path) => path.startsWith('/api/availability')).length <= 1, 'asked once when it was back, then pushed');
});

browserTest('a network that was cut and is back shows what is true now', { allow: [/ERR_INTERNET_DISCONNECTED/, /\/live\//] }, async ({ page, context }) => {
  const shop = await onSale({ capacity: 5 });
  await page.goto(baseUrl() + shop.path);
  await left(page, 'Only 5 left at this price');
  await context.setOffline(true);
  await order(shop, 4);
  await page.getByText('You are offline').waitFor();
  await page.getByText('Only 5 left at this price').waitFor();
  await context.setOffline(false);
  await left(page, 'Only one left at this price');
});

onBothSizes('the organizer sees sales and people at the door as they come', {}, async ({ page, context }) => {
  const owner = await somebody('Olga Owner');
  const shop = { ...(await openEvent(owner.token, { price: 0 })) };
  await context.addCookies(owner.cookies);
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}`);
  await page.getByText('Live updates').waitFor();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const bought = await order(shop, 3);
  await page.getByText('3 of 100').first().waitFor({ timeout: 15_000 });
  const { items: [ticket] } = expectStatus(await call('GET', `/api/orders/${bought.order.id}/tickets`, { secret: bought.secret }), 200, 'tickets');
  const scan = { event_id: shop.event.id, qr_token: ticket.qr_token, nonce: `n${Date.now()}-live-test` };
  assert.equal(expectStatus(await call('POST', '/api/scans', { token: owner.token, body: scan }), 200, 'scan').result, 'admitted');
  await page.getByText('1 of 3').first().waitFor({ timeout: 15_000 });
  assert.deepEqual(asked.filter((path) => path.endsWith('/dashboard')), [], 'pushed, not asked for');
});

browserTest('an order that is paid elsewhere says so on a page that is open', {}, async ({ page, another }) => {
  const shop = await onSale({ capacity: 5 });
  const held = await order(shop, 1);
  const path = `${baseUrl()}/checkout/${held.order.id}?secret=${held.secret}`;
  await page.goto(path);
  await page.getByRole('button', { name: 'Pay $25.00' }).waitFor();
  const other = await another();
  await other.goto(path);
  await payWith(other, PAYS, '$25.00');
  await assertPaid(other, 1);
  await assertPaid(page, 1);
});
