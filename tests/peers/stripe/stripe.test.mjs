// The REST side, driven by Stripe's own SDK.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DECLINED, PAYS, inShop } from './harness.mjs';

const fails = (promise, expected) => assert.rejects(promise, (error) => {
  const { type, code, param, statusCode, message } = error;
  const seen = { type, code, param, statusCode, message };
  for (const [name, value] of Object.entries(expected)) {
    if (value instanceof RegExp) assert.match(seen[name], value);
    else assert.equal(seen[name], value, `${name} of ${JSON.stringify(seen)}`);
  }
  return true;
});

test('a session is paid on its page and says so', inShop(async (shop) => {
  const session = await shop.session();
  assert.equal(session.amount_total, 5310);
  assert.equal(session.payment_intent, null);
  assert.equal(session.url, `http://shop.test/dev/stripe/pay/${session.id}`);

  const answer = await shop.submit(session, PAYS);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `http://shop.test/done?session=${session.id}`);

  const paid = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] });
  assert.equal(paid.status, 'complete');
  assert.equal(paid.payment_status, 'paid');
  assert.equal(paid.payment_intent.status, 'succeeded');
  assert.equal(paid.payment_intent.amount_received, 5310);
  assert.deepEqual(paid.payment_intent.metadata, { order_id: 'order_1' });
  assert.equal(paid.payment_intent.latest_charge.payment_method_details.card.last4, '4242');
  assert.deepEqual(paid.line_items.data.map((line) => line.amount_total), [5000, 310]);
  const { available } = await shop.stripe.balance.retrieve();
  assert.deepEqual(available.map(({ amount, currency }) => [amount, currency]), [[5310, 'usd']]);
}));

test('a declined card leaves the session open for another one', inShop(async (shop) => {
  const session = await shop.session();
  const declined = await shop.submit(session, DECLINED);
  assert.equal(declined.status, 402);
  assert.match(await declined.text(), /Your card was declined\./);

  const waiting = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  assert.equal(waiting.status, 'open');
  assert.equal(waiting.payment_intent.last_payment_error.decline_code, 'generic_decline');
  await shop.webhook('payment_intent.payment_failed');

  assert.equal((await shop.submit(session, PAYS)).status, 303);
  const paid = await shop.stripe.paymentIntents.retrieve(waiting.payment_intent.id);
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.last_payment_error, null);
}));

test('an expired session takes no money', inShop(async (shop) => {
  const session = await shop.session();
  assert.equal((await shop.stripe.checkout.sessions.expire(session.id)).status, 'expired');
  assert.equal((await shop.submit(session, PAYS)).status, 410);
  assert.equal((await shop.stripe.paymentIntents.list()).data.length, 0);
  await shop.webhook('checkout.session.expired');
  await fails(shop.stripe.checkout.sessions.expire(session.id), { statusCode: 400, message: /status of `expired`/ });
}));

test('a session expires by itself when its time has come', inShop(async (shop) => {
  const session = await shop.session({ expires_at: Math.floor(Date.now() / 1000) + 1810 });
  await shop.submit(session, DECLINED);
  await shop.control('', { advance_s: 1900 });
  const expired = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  assert.equal(expired.status, 'expired');
  assert.equal(expired.payment_intent.status, 'canceled');
  await shop.webhook('payment_intent.canceled');
}));

test('a paid session cannot be expired', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, PAYS);
  await fails(shop.stripe.checkout.sessions.expire(session.id), { statusCode: 400, message: /status of `complete`/ });
}));

test('a session life below thirty minutes or above a day is refused, as at Stripe', inShop(async (shop) => {
  const now = Math.floor(Date.now() / 1000);
  await fails(shop.session({ expires_at: now + 900 }), { param: 'expires_at', message: /at least 30 minutes/ });
  await fails(shop.session({ expires_at: now + 90_000 }), { param: 'expires_at', message: /less than 24 hours/ });
}));

test('refunds go up to what was paid and no further', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, PAYS);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id);

  const part = await shop.stripe.refunds.create({ payment_intent: intent, amount: 1000, reason: 'requested_by_customer' });
  assert.equal(part.status, 'succeeded');
  await fails(shop.stripe.refunds.create({ payment_intent: intent, amount: 4311 }),
    { statusCode: 400, param: 'amount', message: 'Refund amount ($43.11) is greater than unrefunded amount on charge ($43.10)' });
  const rest = await shop.stripe.refunds.create({ payment_intent: intent });
  assert.equal(rest.amount, 4310);
  await fails(shop.stripe.refunds.create({ payment_intent: intent }), { code: 'charge_already_refunded' });

  const charge = await shop.stripe.charges.retrieve(rest.charge);
  assert.equal(charge.amount_refunded, 5310);
  assert.equal(charge.refunded, true);
  assert.deepEqual((await shop.stripe.refunds.list({ payment_intent: intent })).data.map(({ id }) => id), [rest.id, part.id]);
  assert.equal((await shop.stripe.balance.retrieve()).available[0].amount, 0);
}));

test('a refund that fails later puts the money back', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, PAYS);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id);
  await shop.control('', { pending_refunds: 1 });
  const refund = await shop.stripe.refunds.create({ payment_intent: intent });
  assert.equal(refund.status, 'pending');
  await shop.control('/settle-refund', { refund: refund.id, status: 'failed' });
  assert.equal((await shop.stripe.refunds.retrieve(refund.id)).status, 'failed');
  assert.equal((await shop.stripe.charges.retrieve(refund.charge)).amount_refunded, 0);
  await shop.webhook('refund.updated');
}));

test('an idempotency key gives the first answer again, and refuses another request', inShop(async (shop) => {
  const first = await shop.session({}, { idempotencyKey: 'order_1/1' });
  const again = await shop.session({}, { idempotencyKey: 'order_1/1' });
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  await fails(shop.session({ metadata: { order_id: 'order_2' } }, { idempotencyKey: 'order_1/1' }),
    { type: 'StripeIdempotencyError', statusCode: 400, message: /same parameters/ });
  assert.notEqual((await shop.session({}, { idempotencyKey: 'order_1/2' })).id, first.id);
  assert.equal((await shop.stripe.checkout.sessions.list()).data.length, 2);
}));

test('two requests with one key at the same instant make one session', inShop(async (shop) => {
  const made = await Promise.all(Array.from({ length: 20 }, () => shop.session({}, { idempotencyKey: 'twin' })));
  assert.equal(new Set(made.map(({ id }) => id)).size, 1);
}));

test('a request refused before any effect may be corrected under its key', inShop(async (shop) => {
  await fails(shop.session({ mode: 'nonsense' }, { idempotencyKey: 'k' }), { statusCode: 400, param: 'mode' });
  assert.equal((await shop.session({}, { idempotencyKey: 'k' })).status, 'open');
}));

test('a wrong key is 401, an unknown id 404, an unknown parameter and a missing one 400', inShop(async (shop) => {
  await fails(shop.client('sk_test_somebody_else').balance.retrieve(), { type: 'StripeAuthenticationError', statusCode: 401 });
  await fails(shop.stripe.checkout.sessions.retrieve('cs_test_none'), { statusCode: 404, code: 'resource_missing' });
  await fails(shop.session({ colour: 'red' }), { statusCode: 400, code: 'parameter_unknown', param: 'colour' });
  await fails(shop.session({ success_url: undefined }), { statusCode: 400, code: 'parameter_missing', param: 'success_url' });
  await fails(shop.stripe.customers.list(), { statusCode: 404, message: /Unrecognized request URL/ });
  const basic = await fetch(`${shop.base}/v1/balance`, { headers: { Authorization: `Basic ${Buffer.from('sk_test_shop_of_the_tests:').toString('base64')}` } });
  assert.equal(basic.status, 200);
}));

test('amounts and currencies that cannot be charged are refused', inShop(async (shop) => {
  const line = (currency, unit_amount, quantity = 1) => ({ quantity, price_data: { currency, unit_amount, product_data: { name: 'x' } } });
  await fails(shop.session({ line_items: [line('usd', 10)] }), { code: 'amount_too_small' });
  await fails(shop.session({ line_items: [line('usd', -500)] }), { code: 'parameter_invalid_integer' });
  await fails(shop.session({ line_items: [line('usd', 500), line('eur', 500)] }), { message: /same currency/ });
  await fails(shop.session({ line_items: [line('dollars', 500)] }), { message: /Invalid currency/ });
  await fails(shop.session({ line_items: [line('usd', 500, 0)] }), { param: 'line_items[0][quantity]' });
  await fails(shop.session({ line_items: [] }), { param: 'line_items' });
}));

test('lists are paged newest first', inShop(async (shop) => {
  const ids = [];
  for (let number = 0; number < 5; number += 1) ids.unshift((await shop.session()).id);
  const first = await shop.stripe.checkout.sessions.list({ limit: 2 });
  assert.deepEqual(first.data.map(({ id }) => id), ids.slice(0, 2));
  assert.equal(first.has_more, true);
  const walked = await shop.stripe.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  assert.deepEqual(walked.map(({ id }) => id), ids);
  const before = await shop.stripe.checkout.sessions.list({ limit: 1, ending_before: ids[2] });
  assert.deepEqual(before.data.map(({ id }) => id), [ids[1]]);
}));

test('events can be read back, by family too', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, PAYS);
  const { data } = await shop.stripe.events.list({ type: 'payment_intent.*' });
  assert.deepEqual(data.map(({ type }) => type), ['payment_intent.succeeded', 'payment_intent.created']);
  assert.equal((await shop.stripe.events.retrieve(data[0].id)).data.object.object, 'payment_intent');
}));

test('an intent of a session is not canceled but by expiring the session', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, DECLINED);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id);
  await fails(shop.stripe.paymentIntents.cancel(intent), { code: 'payment_intent_unexpected_state' });
}));

test('a connected account is onboarded on its page', inShop(async (shop) => {
  const account = await shop.stripe.accounts.create({ type: 'express', email: 'olga@example.org' });
  assert.equal(account.charges_enabled, false);
  const link = await shop.stripe.accountLinks.create({
    account: account.id, type: 'account_onboarding', refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/back',
  });
  const page = link.url.replace('http://shop.test', shop.base);
  assert.match(await (await fetch(page)).text(), /olga@example\.org/);
  assert.equal((await fetch(page, { method: 'POST', redirect: 'manual' })).headers.get('location'), 'http://shop.test/back');
  assert.equal((await fetch(page, { redirect: 'manual' })).headers.get('location'), 'http://shop.test/again');
  assert.equal((await shop.stripe.accounts.retrieve(account.id)).charges_enabled, true);
  assert.equal((await shop.webhook('account.updated')).account, account.id);
}));
