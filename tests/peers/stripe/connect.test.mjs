// Connected accounts, destination charges and payouts, driven by Stripe's own SDK.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DECLINED, PAYS, inShop } from './harness.mjs';

async function connected(shop) {
  const account = await shop.stripe.accounts.create({ type: 'express', capabilities: { card_payments: { requested: true }, transfers: { requested: true } } });
  await shop.control('/account', { account: account.id, enabled: true });
  return account.id;
}

const shared = (destination, fee = 531) => ({ payment_intent_data: { application_fee_amount: fee, transfer_data: { destination } } });

async function chargeFor(shop, destination) {
  const session = await shop.session(shared(destination));
  await shop.submit(session, PAYS);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return intent.latest_charge;
}

const holds = async (shop, stripeAccount) => (await shop.stripe.balance.retrieve({}, stripeAccount && { stripeAccount })).available.map(({ amount }) => amount);

test('a destination that cannot take money is refused before anybody pays', inShop(async (shop) => {
  const account = await shop.stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  await assert.rejects(shop.session(shared(account.id)), { code: 'insufficient_capabilities_for_transfer' });
  await assert.rejects(shop.session(shared('acct_nobody')), { code: 'resource_missing' });
  await assert.rejects(shop.session({ payment_intent_data: { application_fee_amount: 5 } }), /only apply an application_fee_amount/);
}));

test('the account gets what was paid less the fee, and the platform the fee', inShop(async (shop) => {
  const account = await connected(shop);
  const charge = await chargeFor(shop, account);
  const [transfer, fee] = [await shop.stripe.transfers.retrieve(charge.transfer), await shop.stripe.applicationFees.retrieve(charge.application_fee)];
  assert.deepEqual([transfer.amount, transfer.destination, fee.amount, fee.account], [5310, account, 531, account]);
  assert.deepEqual(await holds(shop, account), [5310 - 531]);
  assert.deepEqual(await holds(shop), [531]);
}));

test('a refund comes out of the account, with its part of the fee or without', inShop(async (shop) => {
  const account = await connected(shop);
  const charge = await chargeFor(shop, account);
  await shop.stripe.refunds.create({ charge: charge.id, amount: 1000, reverse_transfer: true, refund_application_fee: true });
  assert.deepEqual([await holds(shop, account), await holds(shop)], [[5310 - 531 - 1000 + 100], [431]]);
  await shop.stripe.refunds.create({ charge: charge.id, amount: 310, reverse_transfer: true, refund_application_fee: false });
  assert.deepEqual([await holds(shop, account), await holds(shop)], [[5310 - 531 - 1310 + 100], [431]]);
  assert.equal((await shop.stripe.transfers.retrieve(charge.transfer)).amount_reversed, 1310);
}));

test('a refund of a shared charge that fails leaves all as it was', inShop(async (shop) => {
  const account = await connected(shop);
  const charge = await chargeFor(shop, account);
  await shop.control('', { pending_refunds: 1 });
  const refund = await shop.stripe.refunds.create({ charge: charge.id, reverse_transfer: true, refund_application_fee: true });
  assert.deepEqual(await holds(shop, account), [0]);
  await shop.control('/settle-refund', { refund: refund.id, status: 'failed' });
  assert.deepEqual([await holds(shop, account), await holds(shop)], [[5310 - 531], [531]]);
}));

test('a charge of our own has no transfer to reverse', inShop(async (shop) => {
  const session = await shop.session();
  await shop.submit(session, PAYS);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id);
  await assert.rejects(shop.stripe.refunds.create({ payment_intent: intent, reverse_transfer: true }), { param: 'reverse_transfer' });
}));

test('a payout is told with its account, and comes back when the bank refuses it', inShop(async (shop) => {
  const account = await connected(shop);
  await chargeFor(shop, account);
  const as = { stripeAccount: account };
  await assert.rejects(shop.stripe.payouts.create({ amount: 9999, currency: 'usd' }, as), { code: 'balance_insufficient' });
  const payout = await shop.stripe.payouts.create({ amount: 4000, currency: 'usd' }, as);
  assert.deepEqual([payout.status, await holds(shop, account)], ['in_transit', [779]]);
  await shop.control('/settle-payout', { payout: payout.id });
  assert.equal((await shop.webhook('payout.paid')).account, account);
  await shop.control('/settle-payout', { payout: payout.id, status: 'failed' });
  assert.equal((await shop.webhook('payout.failed')).data.object.failure_code, 'account_closed');
  assert.deepEqual(await holds(shop, account), [4779]);
  assert.equal((await shop.stripe.payouts.retrieve(payout.id, {}, as)).status, 'failed');
  await assert.rejects(shop.stripe.payouts.retrieve(payout.id, {}, { stripeAccount: await connected(shop) }), { statusCode: 404 });
  assert.deepEqual((await shop.stripe.payouts.list({}, as)).data.map(({ id }) => id), [payout.id]);
}));

test('who finished onboarding opens the account and pays out there', inShop(async (shop) => {
  const account = await shop.stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  await assert.rejects(shop.stripe.accounts.createLoginLink(account.id), /not completed onboarding/);
  await shop.control('/account', { account: account.id, enabled: true });
  await chargeFor(shop, account.id);
  const page = (await shop.stripe.accounts.createLoginLink(account.id)).url.replace('http://shop.test', shop.base);
  assert.match(await (await fetch(page)).text(), /\$47\.79/);
  assert.equal((await fetch(page, { method: 'POST', redirect: 'manual' })).status, 303);
  await shop.webhook('payout.paid');
  assert.deepEqual(await holds(shop, account.id), [0]);
}));

test('onboarding may end with a detail missing, or under review', inShop(async (shop) => {
  const account = await shop.stripe.accounts.create({ type: 'express' });
  for (const [end, reason] of [['details_missing', 'requirements.past_due'], ['in_review', 'requirements.pending_verification'], ['enabled', null]]) {
    const { url } = await shop.stripe.accountLinks.create({
      account: account.id, type: 'account_onboarding', refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/back',
    });
    await fetch(url.replace('http://shop.test', shop.base), { method: 'POST', redirect: 'manual', body: new URLSearchParams({ end }) });
    const { requirements, charges_enabled: enabled } = await shop.stripe.accounts.retrieve(account.id);
    assert.deepEqual([requirements.disabled_reason, enabled], [reason, end === 'enabled']);
  }
}));

test('an intent by itself is paid, declined and canceled', inShop(async (shop) => {
  const account = await connected(shop);
  const make = () => shop.stripe.paymentIntents.create({
    amount: 2500, currency: 'usd', automatic_payment_methods: { enabled: true }, metadata: { order_id: 'order_1' },
    transfer_data: { destination: account }, application_fee_amount: 250,
  });
  const intent = await make();
  assert.match(intent.client_secret, new RegExp(`^${intent.id}_secret`));
  assert.equal((await shop.control('/pay-intent', { intent: intent.id, card: DECLINED.replaceAll(' ', '') })).paid, false);
  assert.equal((await shop.webhook('payment_intent.payment_failed')).data.object.metadata.order_id, 'order_1');
  assert.equal((await shop.control('/pay-intent', { intent: intent.id })).paid, true);
  assert.equal((await shop.stripe.paymentIntents.retrieve(intent.id)).amount_received, 2500);
  assert.deepEqual(await holds(shop, account), [2250]);
  const secret = (await make()).client_secret;
  const confirm = async (card, client_secret = secret) => {
    const answer = await fetch(`${shop.base}/dev/stripe/confirm/${secret.split('_secret')[0]}`, { method: 'POST', body: new URLSearchParams({ client_secret, card, exp: '12/34', cvc: '123' }) });
    return [answer.status, (await answer.json()).error?.type];
  };
  assert.deepEqual(await confirm(PAYS, 'stolen'), [404, 'invalid_request_error']);
  assert.deepEqual(await confirm(DECLINED), [402, 'card_error']);
  assert.deepEqual(await confirm('1'), [402, 'validation_error']);
  assert.deepEqual(await confirm(PAYS), [200, undefined]);
  assert.match(await (await fetch(`${shop.base}/dev/stripe/stripe.js`)).text(), /confirmPayment/);
  assert.equal((await shop.stripe.paymentIntents.cancel((await make()).id, { cancellation_reason: 'abandoned' })).status, 'canceled');
}));
