// kill -9 of every part of the running stack while people buy: no acknowledged order is lost, none is doubled, every paid
// one has its tickets, and each part is back by itself within 30 seconds.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp, sleep } from './client.mjs';
import { RECOVERY_MS, VAR, killOne, root, run, verify } from './parts.mjs';

const STRIPE = process.env.GATEHOUSE_STRIPE_URL;
const VICTIMS = [
  'orders', 'payments', 'inventory', 'redis', 'scheduler', 'mariadb', 'nginx', 'tickets',
  'accounts', 'organizations', 'events', 'scanning', 'queue', 'orders', 'mariadb',
];
const BUYERS = 12;
const THINKING_MS = 400; // between two orders of one buyer, so that the load is bounded whatever the machine can do

// Asks again until somebody answers for good: connection faults and 5xx are what a killed part may cost.
async function insist(what, ask, good, patient = () => false) {
  const deadline = Date.now() + RECOVERY_MS;
  for (let last; Date.now() < deadline; await sleep(150)) {
    try {
      last = await ask();
      if (good(last)) return last;
      if (last.status < 500 && last.status !== 409 && last.status !== 429 && !patient(last)) throw new Error(`${what}: ${last.status} ${last.text}`);
    } catch (error) {
      if (!error.code) throw error;
    }
  }
  throw new Error(`${what}: no good answer within ${RECOVERY_MS / 1000} s`);
}

async function buyOnce(shop, ledger) {
  const headers = freshKey();
  const quantity = 1 + Math.floor(Math.random() * 3);
  const body = orderOf(shop, quantity);
  const placed = (await insist('order', () => call('POST', '/api/orders', { body, headers }), (r) => r.status === 201)).json;
  const entry = { id: placed.order.id, secret: placed.secret, quantity, key: headers['Idempotency-Key'] };
  ledger.push(entry);
  const checkoutKey = freshKey();
  const checkout = await insist('checkout', () =>
    call('POST', '/api/payments/checkout', { body: { order_id: entry.id }, headers: { ...checkoutKey, Authorization: `Order ${entry.secret}` } }),
    (r) => r.status === 201);
  const session = checkout.json.url.split('/').at(-1);
  expectStatus(await call('POST', '/control/pay', { url: STRIPE, from: '127.0.0.1', body: { session } }), 200, 'card');
}

test('kill -9 of every part during checkouts loses no order and doubles none', { timeout: 300_000 }, async () => {
  const { token } = await signUp();
  const shop = await openEvent(token, { capacity: 100_000 });
  const ledger = [];
  let selling = true;
  const faults = [];
  const buyers = Array.from({ length: BUYERS }, async () => {
    for (; selling; await sleep(THINKING_MS)) await buyOnce(shop, ledger).catch((error) => faults.push(error.message));
  });
  for (const victim of VICTIMS) {
    await sleep(700);
    await killOne(victim);
  }
  await sleep(1500);
  selling = false;
  await Promise.all(buyers);
  assert.deepEqual(faults, [], 'every buyer got through');
  assert.ok(ledger.length > 50, `${ledger.length} orders were placed`);
  assert.equal(new Set(ledger.map((entry) => entry.id)).size, ledger.length, 'no order was answered for two buyers');

  for (const entry of ledger) {
    const order = await insist('completed', () => call('GET', `/api/orders/${entry.id}`, { secret: entry.secret }),
      (r) => r.status === 200 && r.json.status === 'completed', (r) => r.json?.status === 'pending');
    assert.equal(order.json.lines[0].quantity, entry.quantity);
    const tickets = expectStatus(await call('GET', `/api/orders/${entry.id}/tickets`, { secret: entry.secret }), 200, 'tickets');
    assert.equal(tickets.items.length, entry.quantity);
    assert.equal(new Set(tickets.items.map((ticket) => ticket.number)).size, entry.quantity);
  }
  const types = expectStatus(await call('GET', `/api/ticket-types/${shop.type.id}`, { token }), 200, 'stock');
  const bought = ledger.reduce((sum, entry) => sum + entry.quantity, 0);
  assert.equal(types.sold, bought, 'as many are sold as were bought');
  await verify();
});

test('an order whose answer was lost is the same order when it is asked for again', async () => {
  const { token } = await signUp();
  const shop = await openEvent(token, { capacity: 10 });
  const headers = { 'Idempotency-Key': randomUUID() };
  const body = orderOf(shop, 2);
  const first = expectStatus(await call('POST', '/api/orders', { body, headers }), 201, 'first');
  await run('tools/stack.sh', ['redis', 'FLUSHALL'], { cwd: root, env: { ...process.env, GATEHOUSE_VAR: VAR } });
  const again = expectStatus(await call('POST', '/api/orders', { body, headers }), 201, 'after Redis lost everything');
  assert.equal(again.order.id, first.order.id);
  assert.equal(again.secret, first.secret);
  const other = await call('POST', '/api/orders', { body: orderOf(shop, 1), headers });
  assert.equal(other.status, 422);
  const left = expectStatus(await call('GET', `/api/availability/${shop.event.id}?${Date.now()}`), 200, 'availability');
  assert.equal(left.ticket_types[0].available, 8);
});
