// Disputes, with Stripe's own SDK as the merchant.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually } from '../lib/eventually.mjs';
import { PAYS, inShop } from './harness.mjs';

const DISPUTED_LATER = '4000 0000 0000 0259';

async function paid(shop, card = PAYS) {
  const session = await shop.session();
  await shop.submit(session, card);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  return intent;
}
const available = async (shop) => (await shop.stripe.balance.retrieve()).available[0].amount;
const dispute = (...what) => what.map((one) => `charge.dispute.${one}`);
// Events of different actions do not wait for each other.
const told = (shop, count) =>
  eventually(`${count} events of disputes`, () => {
    const types = shop.types().filter((type) => type.startsWith('charge.dispute.'));
    return types.length >= count && types.toSorted();
  });

test('a bank takes the money, and gives it back when the merchant wins', inShop(async (shop) => {
  const { latest_charge: charge } = await paid(shop);
  const { id } = await shop.control('/dispute', { charge, reason: 'product_not_received' });
  const open = await shop.stripe.disputes.retrieve(id);
  assert.deepEqual([open.status, open.reason, open.amount], ['needs_response', 'product_not_received', 5310]);
  assert.deepEqual(open.balance_transactions.map(({ amount }) => amount), [-5310]);
  assert.equal(await available(shop), 0);
  assert.equal((await shop.stripe.charges.retrieve(charge)).disputed, true);
  await assert.rejects(shop.stripe.refunds.create({ charge }), { code: 'charge_disputed' });

  const answered = await shop.stripe.disputes.update(id, { evidence: { product_description: 'A ticket that was used' } });
  assert.equal(answered.status, 'under_review');
  await shop.control('/close-dispute', { dispute: id, status: 'won' });
  assert.equal((await shop.stripe.disputes.retrieve(id)).status, 'won');
  assert.equal(await available(shop), 5310);
  assert.deepEqual(await told(shop, 5), dispute('closed', 'created', 'funds_reinstated', 'funds_withdrawn', 'updated'));
}));

test('a dispute that is lost keeps the money', inShop(async (shop) => {
  const { latest_charge: charge } = await paid(shop);
  const { id } = await shop.control('/dispute', { charge, amount: 2000 });
  await shop.control('/close-dispute', { dispute: id, status: 'lost' });
  assert.equal(await available(shop), 3310);
  assert.deepEqual(await told(shop, 3), dispute('closed', 'created', 'funds_withdrawn'));
  assert.equal((await shop.control('/close-dispute', { dispute: id, status: 'won' })).status, 400);
}));

test('an inquiry takes nothing', inShop(async (shop) => {
  const { latest_charge: charge } = await paid(shop);
  const { id } = await shop.control('/dispute', { charge, inquiry: true });
  const inquiry = await shop.stripe.disputes.retrieve(id);
  assert.deepEqual([inquiry.status, inquiry.balance_transactions], ['warning_needs_response', []]);
  assert.equal(await available(shop), 5310);
  await shop.control('/close-dispute', { dispute: id, status: 'warning_closed' });
  assert.deepEqual(await told(shop, 2), dispute('closed', 'created'));
}));

test("Stripe's card for it pays and is disputed at once", inShop(async (shop) => {
  const { id: intent } = await paid(shop, DISPUTED_LATER);
  await told(shop, 2);
  const { data } = await shop.stripe.disputes.list({ payment_intent: intent });
  assert.deepEqual(data.map(({ status, reason }) => [status, reason]), [['needs_response', 'fraudulent']]);
}));

test('a charge is disputed once, and only for what it was', inShop(async (shop) => {
  const { latest_charge: charge } = await paid(shop);
  assert.equal((await shop.control('/dispute', { charge, amount: 5311 })).status, 400);
  await shop.control('/dispute', { charge });
  assert.equal((await shop.control('/dispute', { charge })).status, 400);
}));

test('charges are listed by the time they were made', inShop(async (shop) => {
  const first = await paid(shop);
  await shop.control('', { advance_s: 3600 });
  const second = await paid(shop);
  const { created } = await shop.stripe.charges.retrieve(second.latest_charge);
  const ids = async (query) => (await shop.stripe.charges.list(query)).data.map(({ id }) => id);
  assert.deepEqual(await ids({ limit: 100 }), [second.latest_charge, first.latest_charge]);
  assert.deepEqual(await ids({ created: { lt: created } }), [first.latest_charge]);
  assert.deepEqual(await ids({ created: { gte: created }, limit: 1 }), [second.latest_charge]);
  assert.deepEqual(await ids({ limit: 1, starting_after: second.latest_charge }), [first.latest_charge]);
}));
