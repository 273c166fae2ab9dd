// The same minor units everywhere: on the page, in the mail, on paper, in the ledger and at the gateway; for currencies of no,
// two and three decimals, tax within the price and on top, a discount and a fee.

import assert from 'node:assert/strict';

import { call, expectStatus, freshKey, signUp } from '../api/client.mjs';
import { bytesOf, sql } from '../api/isolation/stack.mjs';
import { eventually } from '../peers/lib/eventually.mjs';
import { browserTest } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { textOf } from './support/pdf.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail } from './support/shop.mjs';

const STRIPE = process.env.GATEHOUSE_STRIPE_URL;
const DIGITS = { JPY: 0, USD: 2, KWD: 3 };
// Prices that no rate, share or discount divides evenly.
const PRICES = { JPY: [1001, 337], USD: [1999, 1253], KWD: [12_345, 2_507] };
const INCLUDED = 2000;
const ADDED = 775;

const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
const plain = (amount, currency) => (amount / 10 ** DIGITS[currency]).toFixed(DIGITS[currency]);
const grouped = (amount, currency) => plain(amount, currency).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
const onPage = (amount, currency) => new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount / 10 ** DIGITS[currency]);
// Spaces of every width are one.
const smooth = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ');

async function shopIn(currency) {
  const owner = await signUp('Cent Counter');
  const { token } = owner;
  const made = async (path, body, status = 201) => expectStatus(await call('POST', path, { token, body, headers: freshKey() }), status, path);
  const event = await made('/api/events', {
    name: `Cents in ${currency}`, type: 'ticketed', starts_at: at(48), ends_at: at(52), zone: 'UTC', currency, settings: { fees_paid_by: 'buyer' },
    venue: { name: 'Hall', city: 'Chicago', country: 'US' },
  });
  await sql(`UPDATE organizations SET plan = 'enterprise' WHERE id = ${bytesOf(event.organization.id)}`);
  const [first, second] = PRICES[currency];
  const type = (name, amount, more) => made('/api/ticket-types', { event_id: event.id, name, price: { amount, currency }, capacity: 50, ...more });
  const types = [
    await type('Tax inside', first, { tax_rate: INCLUDED, tax_included: true }),
    await type('Tax on top', second, { tax_rate: ADDED, tax_included: false }),
  ];
  const code = await made('/api/discount-codes', { event_id: event.id, code: `ODD-${currency}`, kind: 'percentage', percent_off: 1530 });
  await made(`/api/events/${event.id}/publish`, {}, 200);
  return { ...owner, event, types, code };
}

async function buy(shop, email) {
  const placed = expectStatus(
    await call('POST', '/api/orders', {
      headers: freshKey(),
      body: {
        event_id: shop.event.id, buyer: { name: 'Bo Buyer', email }, discount_code: shop.code.code,
        lines: [{ ticket_type_id: shop.types[0].id, quantity: 3 }, { ticket_type_id: shop.types[1].id, quantity: 2 }],
      },
    }), 201, 'order');
  const headers = { ...freshKey(), Authorization: `Order ${placed.secret}` };
  const checkout = expectStatus(await call('POST', '/api/payments/checkout', { body: { order_id: placed.order.id }, headers }), 201, 'checkout');
  const { session } = expectStatus(
    await call('POST', '/control/pay', { url: STRIPE, from: '127.0.0.1', body: { session: checkout.url.split('/').at(-1) } }), 200, 'card');
  const order = await eventually('the order to be complete', async () => {
    const now = expectStatus(await call('GET', `/api/orders/${placed.order.id}`, { secret: placed.secret }), 200, 'order');
    return now.status === 'completed' ? now : undefined;
  });
  return { order, secret: placed.secret, session };
}

const papersOf = async ({ order, secret }, count) =>
  eventually(`${count} papers`, async () => {
    const papers = expectStatus(await call('GET', `/api/orders/${order.id}/documents?secret=${secret}`), 200, 'papers');
    return papers.items.length >= count ? papers.items : undefined;
  });

/** What the ledger says of an order, by account. */
async function ledgerOf(order) {
  const rows = await sql(`SELECT account, currency, SUM(amount) FROM ledger_entries WHERE order_id = ${bytesOf(order.id)} GROUP BY account, currency`);
  assert.ok(rows.every(([, currency]) => currency === order.total.currency), 'in one currency');
  return Object.fromEntries(rows.map(([account, , amount]) => [account, Number(amount)]));
}

function says(where, text, parts) {
  for (const part of parts) assert.ok(smooth(text).includes(smooth(part)), `${where} does not say “${part}”:\n${text}`);
}

for (const currency of Object.keys(DIGITS)) {
  browserTest(`an order in ${currency} is the same amount to the last unit on page, mail, paper, ledger and gateway`, { timeout: 120_000, locale: 'en-US' }, async ({ page }) => {
    const shop = await shopIn(currency);
    const email = newEmail();
    const sale = await buy(shop, email);
    const { order } = sale;
    const unit = ({ amount }) => amount;
    const [subtotal, discount, fees, tax, total] = [order.subtotal, order.discount, order.fees, order.tax, order.total].map(unit);
    const added = total - subtotal - fees;
    const included = tax - added;
    assert.ok([discount, fees, added, included].every((amount) => amount > 0), 'every part is in it');
    assert.equal(added, unit(order.lines[1].tax));
    assert.equal(included, unit(order.lines[0].tax));

    assert.equal(sale.session.amount_total, total, 'at the gateway');
    assert.equal(sale.session.currency, currency.toLowerCase());

    const before = order.lines.map((line) => unit(line.subtotal) + unit(line.discount));
    await page.goto(`${baseUrl()}/orders/${order.id}?secret=${sale.secret}`);
    await page.getByRole('link', { name: /^PDF of INV-/ }).waitFor({ timeout: 20_000 });
    says('the page', await page.locator('main').innerText(), [
      ...before.map((amount) => onPage(amount, currency)), `−${onPage(discount, currency)}`, onPage(fees, currency), onPage(added, currency),
      `includes ${onPage(included, currency)} tax`, onPage(total, currency),
    ]);

    const mail = await mailTo(email, { subject: /ticket/i });
    const inMail = (amount) => `${plain(amount, currency)} ${currency}`;
    says('the mail', mail.text, [
      ...before.map((amount, i) => `${order.lines[i].name}: ${inMail(amount)}`), `Discount (ODD-${currency}): -${inMail(discount)}`,
      `Fees: ${inMail(fees)}`, `Tax: ${inMail(added)}`, `Total: ${inMail(total)}`, `includes ${inMail(included)} tax`,
    ]);

    const [invoice] = await papersOf(sale, 1);
    assert.equal(invoice.total.amount, total);
    assert.equal(invoice.tax.amount, tax);
    says('the invoice', await textOf(new URL(invoice.pdf_url, baseUrl())), [
      `Discount −${grouped(discount, currency)}`, `Fees ${grouped(fees, currency)}`, `Tax 7.75% ${grouped(added, currency)}`,
      `Total ${grouped(total, currency)} ${currency}`, `${grouped(included, currency)} ${grouped(unit(order.lines[0].subtotal), currency)}`,
    ]);

    const ledger = await ledgerOf(order);
    assert.equal(ledger.gateway, total);
    assert.equal(ledger.organizer + (ledger.platform ?? 0), -total);
    assert.equal(ledger.platform, -fees);

    // Two tickets go back, one of each kind: the same everywhere again.
    const look = expectStatus(await call('GET', `/api/orders/${order.id}/refunds`, { token: shop.token }), 200, 'what can go back');
    const back = [look.tickets[0], look.tickets[4]];
    const worth = back.reduce((sum, ticket) => sum + unit(ticket.worth), 0);
    expectStatus(
      await call('POST', `/api/orders/${order.id}/refunds`, { token: shop.token, headers: freshKey(), body: { tickets: back.map(({ id }) => id), reason: 'Rain' } }), 201, 'refund');
    const note = (await papersOf(sale, 2))[1];
    assert.equal(note.total.amount, worth);
    says('the credit note', await textOf(new URL(note.pdf_url, baseUrl())), [`Total credited ${grouped(worth, currency)} ${currency}`]);
    says('the mail of the refund', (await mailTo(email, { subject: /goes back to you/ })).subject, [inMail(worth)]);
    await page.reload();
    await page.getByRole('link', { name: /^PDF of CN-/ }).waitFor({ timeout: 20_000 });
    says('the page', await page.locator('main').innerText(), [`−${onPage(worth, currency)}`]);
    const after = await eventually('the refund to be sent', async () => {
      const now = await ledgerOf(order);
      return now.gateway === total - worth ? now : undefined;
    });
    assert.equal(Object.values(after).reduce((sum, amount) => sum + amount, 0), 0, 'the ledger sums to nothing');
  });
}
