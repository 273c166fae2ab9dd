// Checkout Sessions: what a merchant creates to have a buyer pay on the hosted page.

import { invalid, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { lineItem } from './line-items.mjs';
import { pageOf } from './lists.mjs';
import { format, minimum } from './money.mjs';
import { cancelIntent } from './payment-intents.mjs';
import { requireShareable } from './sharing.mjs';
import { address, integer, metadata, onlyKnown, text } from './params.mjs';

const KNOWN = ['mode', 'line_items', 'success_url', 'cancel_url', 'expires_at', 'customer_email', 'client_reference_id', 'metadata',
  'payment_intent_data', 'payment_method_types', 'locale', 'submit_type', 'billing_address_collection', 'allow_promotion_codes',
  'phone_number_collection', 'custom_text', 'currency', 'ui_mode'];
const KNOWN_INTENT_DATA = ['application_fee_amount', 'capture_method', 'description', 'metadata', 'on_behalf_of', 'receipt_email',
  'statement_descriptor', 'statement_descriptor_suffix', 'transfer_data', 'transfer_group'];
const HALF_HOUR = 1800;
const DAY = 86_400;

function expiryOf(value, now) {
  if (value === undefined) return now + DAY;
  const at = integer(value, 'expires_at', { max: 1e12 });
  if (at < now + HALF_HOUR) throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', 'expires_at');
  if (at > now + DAY) throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', 'expires_at');
  return at;
}

function itemsOf(params) {
  const items = params.line_items;
  if (!Array.isArray(items)) throw invalid('You must provide `line_items` as a list of at least one item.', 'line_items');
  if (items.length > 100) throw invalid('A Checkout Session takes at most 100 line items.', 'line_items');
  const lines = items.map(lineItem);
  if (new Set(lines.map((line) => line.currency)).size > 1) throw invalid('All line items must be in the same currency.', 'line_items');
  return lines;
}

function intentDataOf(data = {}) {
  if (typeof data !== 'object') throw invalid('Invalid hash.', 'payment_intent_data');
  const unknown = Object.keys(data).find((name) => !KNOWN_INTENT_DATA.includes(name));
  if (unknown) throw invalid(`Received unknown parameter: payment_intent_data[${unknown}]`, `payment_intent_data[${unknown}]`, 'parameter_unknown');
  const fee = data.application_fee_amount;
  return {
    ...data,
    ...(fee !== undefined && { application_fee_amount: integer(fee, 'payment_intent_data[application_fee_amount]') }),
    metadata: metadata(data.metadata, 'payment_intent_data[metadata]'),
  };
}

/** Creates an open session; the buyer is to be sent to its `url`. */
export function create(peer, params) {
  onlyKnown(params, KNOWN);
  if (text(params.mode, 'mode') !== 'payment') throw invalid('The sandbox takes `mode` payment only.', 'mode');
  const lines = itemsOf(params);
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const { currency } = lines[0];
  if (total > 0 && total < minimum(currency)) {
    throw invalid(`The Checkout Session's total amount due must add up to at least ${format(minimum(currency), currency)}.`, 'line_items', 'amount_too_small');
  }
  const intentData = intentDataOf(params.payment_intent_data);
  requireShareable(peer, intentData, total, 'payment_intent_data');
  const now = peer.now();
  const id = newId('cs_test', 58);
  const session = {
    id, object: 'checkout.session',
    amount_subtotal: total, amount_total: total, currency,
    cancel_url: params.cancel_url === undefined ? null : address(params.cancel_url, 'cancel_url'),
    client_reference_id: params.client_reference_id ?? null,
    created: now, customer: null, customer_details: null, customer_email: params.customer_email ?? null,
    expires_at: expiryOf(params.expires_at, now), livemode: false, locale: params.locale ?? null,
    metadata: metadata(params.metadata), mode: 'payment', payment_intent: null,
    payment_method_types: params.payment_method_types ?? ['card'], payment_status: total === 0 ? 'no_payment_required' : 'unpaid',
    status: 'open', submit_type: params.submit_type ?? null, success_url: address(params.success_url, 'success_url'),
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 }, ui_mode: 'hosted_page',
    url: `${peer.publicBase}/pay/${id}`,
  };
  // Kept apart: neither is a member of the object a client sees.
  peer.store.put('sessionParts', { id, lines, intent: intentData });
  return peer.store.put('sessions', session);
}

/** The session, already expired if its time has passed. */
export function find(peer, id) {
  const session = peer.store.get('sessions', id);
  if (!session) throw notFound('checkout.session', id, 'session');
  return isOverdue(peer, session) ? close(peer, session) : session;
}

/** Lists sessions. */
export const list = (peer, params) =>
  pageOf(peer.store.all('sessions'), params, '/v1/checkout/sessions', ['payment_intent', 'status']);

/** Lists what is being bought. */
export const lineItems = (peer, id) => {
  find(peer, id);
  return { object: 'list', url: `/v1/checkout/sessions/${id}/line_items`, has_more: false, data: peer.store.get('sessionParts', id).lines };
};

/** Ends an open session by the merchant's wish. */
export function expire(peer, id) {
  const session = find(peer, id);
  if (session.status !== 'open') {
    throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`);
  }
  return close(peer, session);
}

/** Ends every session whose time has passed. */
export function expireOverdue(peer) {
  for (const session of peer.store.all('sessions')) if (isOverdue(peer, session)) close(peer, session);
}

const isOverdue = (peer, session) => session.status === 'open' && session.expires_at <= peer.now();

function close(peer, session) {
  const expired = peer.store.put('sessions', { ...session, status: 'expired', url: null });
  const happened = [['checkout.session.expired', expired]];
  if (session.payment_intent) {
    const intent = cancelIntent(peer, session.payment_intent, 'automatic');
    happened.push(['payment_intent.canceled', intent]);
  }
  peer.emit(happened);
  return expired;
}
