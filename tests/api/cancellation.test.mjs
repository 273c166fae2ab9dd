// An event with 2,000 paid orders is cancelled while the scheduler is killed twice: it ends complete, nobody gets anything
// twice, and the organizer sees how far it is (REF-3).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp, sleep } from './client.mjs';
import { killOne, value, verify } from './parts.mjs';

const STRIPE = process.env.GATEHOUSE_STRIPE_URL;
const ORDERS = 2_000;
const BUYERS = 12;
const PRICE = 2_500;
const KEEP = { percent: 1_000, fixed: 50, per: 'order' }; // of 25.00: 2.50 and 0.50
const BACK = PRICE - 250 - 50;

const control = async (path, body) => expectStatus(await call(body ? 'POST' : 'GET', `/control${path}`, { url: STRIPE, from: '127.0.0.1', body }), 200, 'control');

async function buyOnce(shop) {
  const { order, secret } = expectStatus(await call('POST', '/api/orders', { body: orderOf(shop, 1), headers: freshKey() }), 201, 'an order');
  const { url } = expectStatus(await call('POST', '/api/payments/checkout', { body: { order_id: order.id }, headers: freshKey(), secret }), 201, 'checkout');
  await control('/pay', { session: url.split('/').at(-1) });
  return { id: order.id, secret };
}

async function sell(shop, count) {
  const sold = [];
  let left = count;
  await Promise.all(Array.from({ length: BUYERS }, async () => {
    while (left-- > 0) sold.push(await buyOnce(shop));
  }));
  return sold;
}

async function until(what, ask, holds, seconds = 120) {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(400)) {
    const seen = await ask();
    if (holds(seen)) return seen;
  }
  return assert.fail(`${what} within ${seconds} s`);
}

test('cancelling an event with 2,000 orders survives kill -9 and ends complete', { timeout: 500_000 }, async () => {
  const { token } = await signUp('Olga Organizer');
  const shop = await openEvent(token, { capacity: ORDERS, price: PRICE });
  const path = `/api/events/${shop.event.id}/cancellation`;
  const sold = await sell(shop, ORDERS);
  const dashboard = async () => expectStatus(await call('GET', `/api/events/${shop.event.id}/dashboard`, { token }), 200, 'dashboard');
  await until('all are paid', dashboard, ({ orders }) => orders === ORDERS);

  const preview = expectStatus(await call('GET', `${path}/preview?percent=1000&fixed=50&per=order`, { token }), 200, 'preview');
  assert.deepEqual([preview.orders, preview.back.amount, preview.kept.amount], [ORDERS, ORDERS * BACK, ORDERS * (PRICE - BACK)]);
  // Those of other tests are through, so that every refund that the gateway sees from here on is ours.
  await until('no refund is under way', () => value("SELECT COUNT(*) FROM refunds WHERE status = 'pending'"), (count) => count === '0');
  const { objects: { refunds: before } } = await control('');
  expectStatus(await call('POST', path, { token, headers: freshKey(), body: { name: shop.event.name, reason: 'The band is ill', keep: KEEP } }), 201, 'start');

  const seen = new Set();
  const look = async () => {
    const progress = expectStatus(await call('GET', path, { token }), 200, 'progress');
    seen.add(progress.done);
    return progress;
  };
  for (const share of [0.1, 0.4]) {
    const middle = await until('it gets on', look, ({ done }) => done >= ORDERS * share);
    assert.equal(middle.state, 'running', `it is not over at ${middle.done}`);
    await killOne('scheduler');
  }
  const end = await until('it is complete', look, ({ state, sending }) => state === 'done' && sending === 0, 240);
  assert.deepEqual([end.orders, end.done, end.failed, end.waiting], [ORDERS, ORDERS, 0, 0]);
  assert.deepEqual([end.back.amount, end.kept.amount], [preview.back.amount, preview.kept.amount]);
  assert.ok(seen.size > 5, `progress was seen ${seen.size} times`);
  const { objects: { refunds: after } } = await control('');
  assert.equal(after - before, ORDERS, 'the gateway sent one refund for each order');
  for (const { id, secret } of sold.filter((_, index) => index % 50 === 0)) {
    const order = expectStatus(await call('GET', `/api/orders/${id}`, { secret }), 200, 'order');
    assert.deepEqual(order.refunds.map(({ amount, status }) => [amount.amount, status]), [[BACK, 'succeeded']]);
    const { items } = expectStatus(await call('GET', `/api/orders/${id}/tickets`, { secret }), 200, 'tickets');
    assert.deepEqual(items.map(({ status }) => status), ['cancelled']);
  }

  // Again is the same: nothing is left to give back.
  expectStatus(await call('POST', `${path}/retry`, { token, headers: freshKey() }), 200, 'retry');
  await until('the second run is complete', look, ({ state, sending }) => state === 'done' && sending === 0);
  assert.equal((await control('')).objects.refunds, after);
  await verify();
});
