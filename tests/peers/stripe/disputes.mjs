// Disputes: a cardholder's bank takes a charge back, or asks about it first.

import { invalid, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { pageOf } from './lists.mjs';
import { metadata, onlyKnown } from './params.mjs';
import { findCharge } from './refunds.mjs';

const REASONS = ['fraudulent', 'product_not_received', 'duplicate', 'credit_not_processed', 'general', 'unrecognized'];
const ANSWERED_WITHIN_S = 7 * 86_400;

const isOpen = ({ status }) => /needs_response$|under_review$/.test(status);

// What a bank takes or gives back, as the account's balance sees it.
const move = (peer, dispute, amount) => ({
  id: newId('txn'), object: 'balance_transaction', amount, created: peer.now(), currency: dispute.currency, fee: 0, net: amount,
  reporting_category: amount < 0 ? 'dispute' : 'dispute_reversal', source: dispute.id, status: 'available', type: 'adjustment',
});

const change = (peer, dispute, changes) => peer.store.put('disputes', { ...dispute, ...changes });

/** The dispute, or a 404. */
export function find(peer, id) {
  const dispute = peer.store.get('disputes', id);
  if (!dispute) throw notFound('dispute', id, 'dispute');
  return dispute;
}

/** Lists disputes. */
export const list = (peer, params) => pageOf(peer.store.all('disputes'), params, '/v1/disputes', ['charge', 'payment_intent']);

/** A bank disputes a charge: takes its money at once, or only asks (`inquiry`). */
export function open(peer, { charge: id, amount, reason = 'fraudulent', inquiry = false }) {
  const charge = findCharge(peer, id);
  if (charge.status !== 'succeeded') throw invalid('Only a charge that succeeded can be disputed.', 'charge');
  if (charge.disputed) throw invalid(`Charge ${id} is disputed already.`, 'charge');
  if (!REASONS.includes(reason)) throw invalid(`Invalid reason: must be one of ${REASONS.join(', ')}`, 'reason');
  const wanted = amount ?? charge.amount;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > charge.amount) throw invalid('The amount is between 1 and that of the charge.', 'amount');
  const dispute = {
    id: newId('du'), object: 'dispute', amount: wanted, balance_transactions: [], charge: charge.id, created: peer.now(),
    currency: charge.currency, evidence: {}, livemode: false, metadata: {}, payment_intent: charge.payment_intent, reason,
    evidence_details: { due_by: peer.now() + ANSWERED_WITHIN_S, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: inquiry, status: inquiry ? 'warning_needs_response' : 'needs_response',
    payment_method_details: { type: 'card', card: { brand: charge.payment_method_details.card.brand, case_type: inquiry ? 'inquiry' : 'chargeback' } },
  };
  if (!inquiry) dispute.balance_transactions.push(move(peer, dispute, -wanted));
  peer.store.put('charges', { ...charge, disputed: true });
  peer.store.put('disputes', dispute);
  peer.emit([['charge.dispute.created', dispute], ...(inquiry ? [] : [['charge.dispute.funds_withdrawn', dispute]])]);
  return dispute;
}

/** The merchant answers. */
export function update(peer, id, params) {
  onlyKnown(params, ['evidence', 'metadata', 'submit']);
  const dispute = find(peer, id);
  if (!/needs_response$/.test(dispute.status)) throw invalid('This dispute is not waiting for an answer.');
  const details = dispute.evidence_details;
  const answered = change(peer, dispute, {
    evidence: { ...dispute.evidence, ...params.evidence }, metadata: { ...dispute.metadata, ...metadata(params.metadata) },
    evidence_details: { ...details, has_evidence: true, submission_count: details.submission_count + (params.submit === 'false' ? 0 : 1) },
    ...(params.submit !== 'false' && { status: dispute.status.replace('needs_response', 'under_review') }),
  });
  peer.emit([['charge.dispute.updated', answered]]);
  return answered;
}

/** The bank decides: `won` gives the money back, `lost` keeps it; an inquiry is closed. */
export function close(peer, id, status) {
  const dispute = find(peer, id);
  if (!isOpen(dispute)) throw invalid(`Dispute ${id} is ${dispute.status}, not open.`);
  const isInquiry = dispute.status.startsWith('warning_');
  if (!(isInquiry ? ['warning_closed'] : ['won', 'lost']).includes(status)) throw invalid(`A dispute that is ${dispute.status} cannot become ${status}.`, 'status');
  const back = status === 'won' ? [move(peer, dispute, dispute.amount)] : [];
  const closed = change(peer, dispute, { status, balance_transactions: [...dispute.balance_transactions, ...back] });
  if (status !== 'lost') peer.store.put('charges', { ...findCharge(peer, dispute.charge), disputed: isInquiry });
  peer.emit([['charge.dispute.closed', closed], ...back.map(() => ['charge.dispute.funds_reinstated', closed])]);
  return closed;
}
