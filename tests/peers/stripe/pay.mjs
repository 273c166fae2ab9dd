// A buyer tries a card: the charge, the intent and the session move together, then the merchant is told.

import { GENERIC_DECLINE, describe, isDisputed, refusalOf } from './cards.mjs';
import * as disputes from './disputes.mjs';
import { newId } from './ids.mjs';
import * as intents from './payment-intents.mjs';
import { share } from './sharing.mjs';

function charge(peer, intent, card, refusal) {
  return peer.store.put('charges', {
    id: newId('ch'), object: 'charge',
    amount: intent.amount, amount_captured: refusal ? 0 : intent.amount, amount_refunded: 0,
    application_fee_amount: intent.application_fee_amount, captured: !refusal, created: peer.now(), currency: intent.currency,
    description: intent.description, disputed: false, failure_code: refusal?.code ?? null, failure_message: refusal?.message ?? null,
    livemode: false, metadata: intent.metadata, on_behalf_of: intent.on_behalf_of, paid: !refusal, payment_intent: intent.id,
    outcome: refusal
      ? { network_status: 'declined_by_network', reason: refusal.decline_code, type: 'issuer_declined' }
      : { network_status: 'approved_by_network', reason: null, type: 'authorized' },
    payment_method_details: { type: 'card', card: describe(card) }, receipt_email: intent.receipt_email, refunded: false,
    status: refusal ? 'failed' : 'succeeded', transfer_data: intent.transfer_data, transfer_group: intent.transfer_group,
  });
}

function decline(peer, intent, card, refusal) {
  const failed = charge(peer, intent, card, refusal);
  const waiting = peer.store.put('intents', {
    ...intent,
    status: 'requires_payment_method',
    latest_charge: failed.id,
    last_payment_error: { type: 'card_error', code: refusal.code, decline_code: refusal.decline_code, message: refusal.message, charge: failed.id },
  });
  return [['payment_intent.payment_failed', waiting], ['charge.failed', failed]];
}

function capture(peer, intent, card) {
  const paid = share(peer, charge(peer, intent, card, null));
  const done = peer.store.put('intents', {
    ...intent, status: 'succeeded', amount_received: intent.amount, latest_charge: paid.id, last_payment_error: null, payment_method: newId('pm'),
  });
  return { paid, done };
}

function succeed(peer, session, intent, card, buyer) {
  const { paid, done } = capture(peer, intent, card);
  const complete = peer.store.put('sessions', {
    ...session, status: 'complete', payment_status: 'paid', payment_intent: done.id, url: null,
    customer_details: { email: session.customer_email ?? buyer.email ?? null, name: buyer.name ?? null, phone: null, address: null },
  });
  return [['payment_intent.succeeded', done], ['checkout.session.completed', complete], ['charge.succeeded', paid]];
}

function completeForFree(peer, session, buyer) {
  const complete = peer.store.put('sessions', {
    ...session, status: 'complete', url: null,
    customer_details: { email: session.customer_email ?? buyer.email ?? null, name: buyer.name ?? null, phone: null, address: null },
  });
  return [['checkout.session.completed', complete]];
}

/**
 * Tries a card on an open session. The caller has checked that it is open.
 * @param {{card?: string, email?: string, name?: string}} buyer
 * @returns {{code: string, message: string} | null} why it was refused, or null when it is paid
 */
export function attempt(peer, session, buyer) {
  if (session.amount_total === 0) {
    peer.emit(completeForFree(peer, session, buyer));
    return null;
  }
  const happened = [];
  let intent = session.payment_intent && intents.find(peer, session.payment_intent);
  if (!intent) {
    intent = intents.createFor(peer, session);
    session = peer.store.put('sessions', { ...session, payment_intent: intent.id });
    happened.push(['payment_intent.created', intent]);
  }
  const refusal = peer.faults.take('decline_next') ? GENERIC_DECLINE : refusalOf(buyer.card);
  happened.push(...(refusal ? decline(peer, intent, buyer.card, refusal) : succeed(peer, session, intent, buyer.card, buyer)));
  peer.emit(happened);
  if (!refusal && isDisputed(buyer.card)) disputes.open(peer, { charge: intents.find(peer, intent.id).latest_charge });
  return refusal;
}

/**
 * Tries a card on an intent without a session. The caller has checked that it waits for one.
 * @returns {{code: string, message: string} | null} why it was refused, or null when it is paid
 */
export function attemptIntent(peer, intent, card) {
  const refusal = peer.faults.take('decline_next') ? GENERIC_DECLINE : refusalOf(card);
  if (refusal) {
    peer.emit(decline(peer, intent, card, refusal));
    return refusal;
  }
  const { paid, done } = capture(peer, intent, card);
  peer.emit([['payment_intent.succeeded', done], ['charge.succeeded', paid]]);
  return null;
}
