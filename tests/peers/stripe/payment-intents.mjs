// PaymentIntents: one per session, made when the buyer first tries a card; or one by itself, for a form on the merchant's page.

import { invalid, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { pageOf } from './lists.mjs';
import { format, minimum } from './money.mjs';
import { currency, integer, metadata, onlyKnown } from './params.mjs';
import { requireShareable } from './sharing.mjs';

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture', 'processing'];
const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'];

const KNOWN = ['amount', 'currency', 'automatic_payment_methods', 'payment_method_types', 'description', 'metadata', 'application_fee_amount',
  'transfer_data', 'transfer_group', 'on_behalf_of', 'receipt_email', 'statement_descriptor', 'statement_descriptor_suffix'];

/** The intent of a session, as it stands before any card was tried. */
export function createFor(peer, session) {
  const { intent: data } = peer.store.get('sessionParts', session.id);
  return waiting(peer, { amount: session.amount_total, currency: session.currency, types: session.payment_method_types, data });
}

/** Creates an intent for a form on the merchant's own page. */
export function create(peer, params) {
  onlyKnown(params, KNOWN);
  const amount = integer(params.amount, 'amount', { min: 1 });
  const code = currency(params.currency, 'currency');
  if (amount < minimum(code)) throw invalid(`Amount must be at least ${format(minimum(code), code)}`, 'amount', 'amount_too_small');
  requireShareable(peer, params, amount);
  const fee = params.application_fee_amount;
  const data = { ...params, metadata: metadata(params.metadata), ...(fee !== undefined && { application_fee_amount: integer(fee, 'application_fee_amount') }) };
  const intent = waiting(peer, { amount, currency: code, types: ['card'], data });
  peer.emit([['payment_intent.created', intent]]);
  return intent;
}

function waiting(peer, { amount, currency: code, types, data }) {
  const id = newId('pi');
  return peer.store.put('intents', {
    id, object: 'payment_intent',
    amount, amount_capturable: 0, amount_received: 0,
    application_fee_amount: data.application_fee_amount ?? null, canceled_at: null, cancellation_reason: null,
    capture_method: 'automatic_async', client_secret: newId(`${id}_secret`, 25), confirmation_method: 'automatic',
    created: peer.now(), currency: code, customer: null, description: data.description ?? null,
    last_payment_error: null, latest_charge: null, livemode: false, metadata: data.metadata,
    on_behalf_of: data.on_behalf_of ?? null, payment_method: null, payment_method_types: types,
    receipt_email: data.receipt_email ?? null, status: 'requires_payment_method',
    transfer_data: data.transfer_data ?? null, transfer_group: data.transfer_group ?? null,
  });
}

/** The intent, or a 404. */
export function find(peer, id) {
  const intent = peer.store.get('intents', id);
  if (!intent) throw notFound('payment_intent', id, 'intent');
  return intent;
}

/** Lists intents. */
export const list = (peer, params) => pageOf(peer.store.all('intents'), params, '/v1/payment_intents', ['customer']);

/** Marks an intent canceled; tells nobody. */
export function cancelIntent(peer, id, reason) {
  return peer.store.put('intents', { ...find(peer, id), status: 'canceled', canceled_at: peer.now(), cancellation_reason: reason });
}

/** Cancels by the merchant's wish. Intents of a Checkout Session are ended by expiring the session. */
export function cancel(peer, id, params) {
  onlyKnown(params, ['cancellation_reason']);
  const intent = find(peer, id);
  const reason = params.cancellation_reason ?? null;
  if (reason !== null && !REASONS.includes(reason)) throw invalid(`Invalid cancellation_reason: must be one of ${REASONS.join(', ')}`, 'cancellation_reason');
  if (!CANCELABLE.includes(intent.status)) {
    throw invalid(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, undefined, 'payment_intent_unexpected_state');
  }
  if (peer.store.all('sessions').some((session) => session.payment_intent === id && session.status === 'open')) {
    throw invalid('You cannot cancel a PaymentIntent created by Checkout. Expire the Checkout Session instead.', undefined, 'payment_intent_unexpected_state');
  }
  const canceled = cancelIntent(peer, id, reason);
  peer.emit([['payment_intent.canceled', canceled]]);
  return canceled;
}
