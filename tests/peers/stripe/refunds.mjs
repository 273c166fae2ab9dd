// Refunds of a charge, whole or in part.

import { invalid, missing, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { pageOf } from './lists.mjs';
import { format } from './money.mjs';
import * as intents from './payment-intents.mjs';
import { integer, metadata, onlyKnown } from './params.mjs';
import { requireReversible, reverse } from './sharing.mjs';

const KNOWN = ['charge', 'payment_intent', 'amount', 'reason', 'metadata', 'reverse_transfer', 'refund_application_fee'];
const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

/** The charge, or a 404. */
export function findCharge(peer, id) {
  const charge = peer.store.get('charges', id);
  if (!charge) throw notFound('charge', id, 'charge');
  return charge;
}

/** Lists charges, refused ones too. */
export const listCharges = (peer, params) => pageOf(peer.store.all('charges'), params, '/v1/charges', ['payment_intent']);

function chargeOf(peer, params) {
  if (params.charge !== undefined) return findCharge(peer, params.charge);
  if (params.payment_intent === undefined) throw missing('payment_intent');
  const intent = intents.find(peer, params.payment_intent);
  if (intent.status !== 'succeeded') throw invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent');
  return findCharge(peer, intent.latest_charge);
}

function amountOf(charge, value) {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  if (value === undefined) return left;
  const amount = integer(value, 'amount', { min: 1 });
  if (amount > left) {
    const [asked, rest] = [amount, left].map((number) => format(number, charge.currency));
    throw invalid(`Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`, 'amount');
  }
  return amount;
}

const withRefunded = (peer, charge, change) => {
  const refunded = charge.amount_refunded + change;
  return peer.store.put('charges', { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount });
};

/** Gives money back. */
export function create(peer, params) {
  onlyKnown(params, KNOWN);
  const charge = chargeOf(peer, params);
  if (charge.status !== 'succeeded') throw invalid('Only a charge that succeeded can be refunded.', 'charge');
  const dispute = charge.disputed && peer.store.all('disputes').find((one) => one.charge === charge.id);
  if (dispute && !dispute.is_charge_refundable) throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, undefined, 'charge_disputed');
  if (params.reason !== undefined && !REASONS.includes(params.reason)) throw invalid(`Invalid reason: must be one of ${REASONS.join(', ')}`, 'reason');
  requireReversible(charge, params);
  const amount = amountOf(charge, params.amount);
  const refund = peer.store.put('refunds', {
    id: newId('re'), object: 'refund', amount, charge: charge.id, created: peer.now(), currency: charge.currency,
    metadata: metadata(params.metadata), payment_intent: charge.payment_intent, reason: params.reason ?? null,
    status: peer.faults.take('pending_refunds') ? 'pending' : 'succeeded',
  });
  const { reverse_transfer, refund_application_fee } = params;
  peer.store.put('refundParts', { id: refund.id, reverse_transfer, refund_application_fee });
  reverse(peer, charge, refund);
  peer.emit([['refund.created', refund], ['charge.refunded', withRefunded(peer, charge, amount)]]);
  return refund;
}

/** The refund, or a 404. */
export function find(peer, id) {
  const refund = peer.store.get('refunds', id);
  if (!refund) throw notFound('refund', id, 'refund');
  return refund;
}

/** Lists refunds. */
export const list = (peer, params) => pageOf(peer.store.all('refunds'), params, '/v1/refunds', ['charge', 'payment_intent']);

/** Settles a pending refund; a failed one puts its money back on the charge. */
export function settle(peer, id, status) {
  const refund = find(peer, id);
  if (refund.status !== 'pending') throw invalid(`Refund ${id} is ${refund.status}, not pending.`);
  const settled = peer.store.put('refunds', { ...refund, status, ...(status === 'failed' && { failure_reason: 'expired_or_canceled_card' }) });
  const happened = [['refund.updated', settled], ['charge.refund.updated', settled]];
  if (status === 'failed') {
    const charge = findCharge(peer, refund.charge);
    reverse(peer, charge, refund, -1);
    withRefunded(peer, charge, -refund.amount);
    happened.push(['refund.failed', settled]);
  }
  peer.emit(happened);
  return settled;
}
