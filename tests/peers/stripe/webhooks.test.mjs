// The outgoing side, verified by Stripe's own SDK: signatures, order, repetition, loss, restart.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { eventually } from '../lib/eventually.mjs';
import { PAYS, inShop } from './harness.mjs';
import { sign } from './signature.mjs';

const PAID = ['payment_intent.created', 'payment_intent.succeeded', 'checkout.session.completed', 'charge.succeeded'];
const all = (shop, count) => eventually(`${count} webhooks`, () => shop.received.length >= count && shop.received);

test('the signature is the one of the published vector', () => {
  const header = sign('{"id":"evt_test","object":"event"}', ['whsec_test_secret'], 1700000000);
  assert.equal(header, 't=1700000000,v1=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724');
});

test('a payment is told in order, each event once and verified', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, PAYS);
  await all(shop, 4);
  assert.deepEqual(shop.types(), PAID);
  assert.deepEqual(shop.received[2].data.object.metadata, { order_id: 'order_1' });
  assert.equal(shop.received[2].data.object.id, session.id);
  await sleep(400);
  assert.equal(shop.received.length, 4);
  assert.equal((await shop.control()).due_webhooks, 0);
}));

test('what is not answered 2xx comes again', inShop(async (shop) => {
  await shop.submit(await shop.session(), PAYS);
  await all(shop, 4);
  assert.deepEqual(shop.types().toSorted(), PAID.toSorted());
  const { attempts } = await shop.control();
  assert.deepEqual(attempts.filter(({ status }) => status !== 200).map(({ status }) => status), [503, 500]);
  assert.equal(new Set(shop.received.map(({ id }) => id)).size, 4);
}, { answers: [503, 500] }));

test('events come twice, backwards or never when asked for', inShop(async (shop) => {
  await shop.control('', { duplicate_webhooks: 4 });
  await shop.submit(await shop.session(), PAYS);
  await all(shop, 8);
  assert.equal(new Set(shop.received.map(({ id }) => id)).size, 4);

  shop.received.length = 0;
  await shop.control('', { reorder_webhooks: true });
  await shop.submit(await shop.session(), PAYS);
  await all(shop, 4);
  assert.deepEqual(shop.types(), PAID.toReversed());

  shop.received.length = 0;
  await shop.control('', { reorder_webhooks: false, drop_webhooks: 3 });
  await shop.submit(await shop.session(), PAYS);
  await all(shop, 1);
  await sleep(400);
  assert.deepEqual(shop.types(), ['charge.succeeded']);
}));

test('a lost event can be sent again, many times at once', inShop(async (shop) => {
  await shop.control('', { drop_webhooks: 4 });
  await shop.submit(await shop.session(), PAYS);
  const [event] = (await shop.stripe.events.list({ type: 'checkout.session.completed' })).data;
  const { answers } = await shop.control('/send-webhook', { event: event.id, times: 50 });
  assert.deepEqual(answers, Array(50).fill(200));
  assert.deepEqual(new Set(shop.received.map(({ id }) => id)), new Set([event.id]));
}));

test('an event that never happened can be made up', inShop(async (shop) => {
  await shop.control('/send-webhook', { type: 'charge.dispute.created', object: { id: 'dp_1', amount: 5 }, overrides: { livemode: true } });
  assert.equal(shop.received[0].type, 'charge.dispute.created');
  assert.equal(shop.received[0].livemode, true);
}));

test('held events wait for their release', inShop(async (shop) => {
  await shop.control('', { hold_webhooks: true });
  await shop.submit(await shop.session(), PAYS);
  await sleep(300);
  assert.equal(shop.received.length, 0);
  await shop.control('', { hold_webhooks: false });
  await all(shop, 4);
  assert.deepEqual(shop.types(), PAID);
}));

test('a wrong or an old signature is sent when asked for, and mended by the retry', inShop(async (shop) => {
  await shop.control('', { bad_signatures: 1 });
  await shop.control('/pay', { session: (await shop.session()).id });
  await all(shop, 4);
  assert.equal(shop.refused.length, 1);
  await shop.control('', { signature_age_s: 400 });
  await shop.control('/pay', { session: (await shop.session()).id });
  await eventually('old signatures refused', () => shop.refused.length >= 2);
  assert.match(shop.refused.at(-1).message, /tolerance/i);
}));

test('a second secret in the file signs too, without a restart', inShop(async (shop) => {
  appendFileSync(shop.webhookSecretFile, 'whsec_the_next_one\n');
  await shop.submit(await shop.session(), PAYS);
  await all(shop, 4);
  assert.equal(shop.refused.length, 0);
}));

test('a restart keeps sessions, keys and undelivered events', inShop(async (shop) => {
  const open = await shop.session({}, { idempotencyKey: 'k' });
  const paid = await shop.session();
  await shop.control('', { hold_webhooks: true });
  await shop.submit(paid, PAYS);
  await shop.restart();
  await all(shop, 4);
  assert.equal((await shop.stripe.checkout.sessions.retrieve(paid.id)).payment_status, 'paid');
  assert.equal((await shop.session({}, { idempotencyKey: 'k' })).id, open.id);
  assert.equal((await shop.submit(open, PAYS)).status, 303);
}));
