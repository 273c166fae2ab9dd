// Who gives an order up cannot be charged for it any more (ORD-12): the payment page that was open is ended.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BASE, call, expectStatus, freshKey, openEvent, orderOf, signUp, sleep } from './client.mjs';

const CARD = 'card=4242424242424242&exp=12%2F34&cvc=123';
const { token } = await signUp();
const shop = await openEvent(token, { price: 2500 });

async function checkout() {
  const { order, secret } = expectStatus(await call('POST', '/api/orders', { body: orderOf(shop, 1), headers: freshKey() }), 201, 'an order');
  const { url } = expectStatus(await call('POST', '/api/payments/checkout', { body: { order_id: order.id }, headers: freshKey(), secret }), 201, 'checkout');
  return { order, secret, page: new URL(url, BASE).pathname };
}
const pay = (page) => call('POST', page, { body: CARD, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
const shown = async ({ order, secret }) => expectStatus(await call('GET', `/api/orders/${order.id}`, { secret }), 200, 'the order');

async function until(what, holds) {
  for (let tries = 0; tries < 100; ++tries) {
    if (await holds()) return;
    await sleep(100);
  }
  assert.fail(`${what} within ten seconds`);
}

test('after giving up the payment page takes no card', async () => {
  const given = await checkout();
  expectStatus(await call('POST', `/api/orders/${given.order.id}/cancel`, { secret: given.secret }), 200, 'giving up');
  await until('the payment is over', async () => (await shown(given)).payments[0].status === 'expired');
  assert.notEqual((await pay(given.page)).status, 303, 'the card is not taken');
  assert.deepEqual((await shown(given)).refunds, [], 'nothing was charged, so nothing goes back');
});

test('without giving up the same page takes it', async () => {
  const kept = await checkout();
  expectStatus(await pay(kept.page), 303, 'paying');
  await until('the order is complete', async () => (await shown(kept)).status === 'completed');
});
