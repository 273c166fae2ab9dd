// The peer misbehaves on request, and only on the request of a program on this machine.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PAYS, inShop } from './harness.mjs';

test('the next requests fail and have no effect', inShop(async (shop) => {
  await shop.control('', { fail_next: 2, fail_status: 503 });
  await assert.rejects(shop.session(), { statusCode: 503 });
  await assert.rejects(shop.session(), { statusCode: 503 });
  await shop.session();
  assert.equal((await shop.control()).objects.sessions, 1);
}));

test('an answer that never comes hides an effect that its key finds again', inShop(async (shop) => {
  await shop.control('', { timeout_after_effect: 1 });
  const impatient = { idempotencyKey: 'order_1/1', timeout: 300 };
  await assert.rejects(shop.session({}, impatient), { type: 'StripeConnectionError' });
  assert.equal((await shop.control()).objects.sessions, 1);
  assert.equal((await shop.session({}, impatient)).status, 'open');
  assert.equal((await shop.control()).objects.sessions, 1);
}));

test('slow is slow', inShop(async (shop) => {
  await shop.control('', { slow_ms: 300 });
  const from = performance.now();
  await shop.session();
  assert.ok(performance.now() - from >= 295);
}));

test('a good card is declined when asked for, once', inShop(async (shop) => {
  const { id } = await shop.session();
  await shop.control('', { decline_next: 1 });
  assert.equal((await shop.control('/pay', { session: id })).paid, false);
  assert.equal((await shop.control('/pay', { session: id })).paid, true);
  assert.equal((await shop.control('/pay', { session: id })).status, 409);
}));

test('an unknown knob or a wrong value sets nothing', inShop(async (shop) => {
  assert.equal((await shop.control('', { slow_ms: 5, sideways: true })).status, 400);
  assert.equal((await shop.control('', { fail_next: 'twice' })).status, 400);
  assert.equal((await shop.control('', { advance_s: 1.5, fail_next: 1 })).status, 400);
  const { faults } = await shop.control();
  assert.deepEqual([faults.slow_ms, faults.fail_next], [0, 0]);
}));

test('reset behaves again and lets held events go', inShop(async (shop) => {
  const session = await shop.session();
  await shop.control('', { hold_webhooks: true, fail_next: 9, advance_s: 60 });
  await shop.submit(session, PAYS);
  const { faults, advanced_s: advanced } = await shop.control('/reset', {});
  assert.deepEqual([faults.hold_webhooks, faults.fail_next, advanced], [false, 0, 0]);
  await shop.webhook('charge.succeeded');
  assert.equal((await shop.session()).status, 'open');
}));

test('neither a page nor a proxied request reaches the controls', inShop(async (shop) => {
  assert.equal((await shop.control('', undefined, { Origin: 'http://evil.test' })).status, 403);
  assert.equal((await shop.control('', { fail_next: 1 }, { 'X-Forwarded-For': '203.0.113.9' })).status, 403);
  assert.equal((await fetch(`${shop.base}/dev/stripe/control`)).status, 404);
  assert.equal((await fetch(`${shop.base}/dev/stripe/v1/balance`)).status, 404);
  assert.equal((await shop.control('')).faults.fail_next, 0);
}));
