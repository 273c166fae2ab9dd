// The page a buyer sees, read as text; how it looks is seen in the browser tests.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DECLINED, PAYS, inShop } from './harness.mjs';
import { format } from './money.mjs';

const read = async (address) => {
  const answer = await fetch(address, { redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

test('the page shows what is bought, escaped, in its currency, and says it is a sandbox', inShop(async (shop) => {
  const { status, text, headers } = await read(shop.pageOf(await shop.session()));
  assert.equal(status, 200);
  assert.match(text, /Sandbox payment page/);
  assert.match(text, /General &lt;b&gt;admission&lt;\/b&gt;/);
  assert.match(text, /\$53\.10/);
  assert.match(text, /href="http:\/\/shop\.test\/basket"/);
  assert.doesNotMatch(text, /<script/);
  assert.match(headers.get('content-security-policy'), /default-src 'self'; style-src 'self' 'unsafe-inline'/);
}));

test('amounts are written as their currency is', () => {
  assert.equal(format(2500, 'usd'), '$25.00');
  assert.equal(format(2500, 'jpy'), '¥2,500');
  assert.equal(format(2500, 'kwd'), 'KWD\u00a02.500');
  assert.equal(format(2500, 'eur', 'de-DE'), '25,00\u00a0€');
});

test('what is typed wrong is said at its field, and no card is tried', inShop(async (shop) => {
  const session = await shop.session();
  const wrong = await shop.submit(session, '4242 4242 4242 4241', { exp: '13/20', cvc: '1' });
  assert.equal(wrong.status, 422);
  const text = await wrong.text();
  assert.match(text, /Your card number is not valid\./);
  assert.match(text, /Enter the expiry date/);
  assert.match(text, /security code/);
  assert.match(text, /value="4242 4242 4242 4241"/);
  assert.match(await (await shop.submit(session, PAYS, { exp: '01/20', cvc: '123' })).text(), /expiry date is in the past/);
  assert.equal((await shop.control()).objects.intents, 0);
}));

test('the form takes numbers with and without blanks, and years in two or four digits', inShop(async (shop) => {
  assert.equal((await shop.submit(await shop.session(), '4242424242424242', { exp: '12 / 2034', cvc: '1234' })).status, 303);
  assert.equal((await shop.submit(await shop.session(), '4242-4242-4242-4242')).status, 303);
}));

test('a real card is refused as one', inShop(async (shop) => {
  assert.match(await (await shop.submit(await shop.session(), '4111 1111 1111 1111')).text(), /test cards only/);
}));

test('a paid page leads to the order, also when the form is sent twice', inShop(async (shop) => {
  const session = await shop.session();
  const answers = await Promise.all([shop.submit(session, PAYS), shop.submit(session, PAYS)]);
  assert.deepEqual(answers.map(({ status }) => status), [303, 303]);
  assert.equal((await shop.submit(session, DECLINED)).status, 303);
  const { data } = await shop.stripe.events.list({ type: 'payment_intent.succeeded' });
  assert.equal(data.length, 1);
  const { status, text } = await read(shop.pageOf(session));
  assert.equal(status, 200);
  assert.match(text, /already paid/);
}));

test('an expired and an unknown payment are said to be so', inShop(async (shop) => {
  const session = await shop.session();
  await shop.stripe.checkout.sessions.expire(session.id);
  const expired = await read(shop.pageOf(session));
  assert.equal(expired.status, 410);
  assert.match(expired.text, /has expired/);
  assert.match(expired.text, /nothing was charged/);
  assert.equal((await read(shop.pageOf({ id: 'cs_test_none' }))).status, 404);
}));

test('a payment of nothing needs no card', inShop(async (shop) => {
  const session = await shop.session({ line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 0, product_data: { name: 'Free' } } }] });
  assert.doesNotMatch((await read(shop.pageOf(session))).text, /name="card"/);
  assert.equal((await shop.submit(session, '')).status, 303);
  assert.equal((await shop.stripe.checkout.sessions.retrieve(session.id)).payment_status, 'no_payment_required');
}));
