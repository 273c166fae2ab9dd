// Payouts: what goes from a connected account to its bank.

import { invalid, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { pageOf } from './lists.mjs';
import { currency, integer, metadata, onlyKnown } from './params.mjs';
import { held } from './sharing.mjs';

const DAY = 86_400;
const FAILURES = { failure_code: 'account_closed', failure_message: 'The bank account has been closed.' };

const requireAccount = (peer) => {
  const { account } = peer.request;
  if (!account) throw invalid('The sandbox pays out of connected accounts only: send Stripe-Account.');
  return account;
};

// What a client sees of it: the account is in the header, not in the object.
const shown = ({ account, ...payout }) => payout;

/** Sends money to the account's bank. */
export function create(peer, params) {
  onlyKnown(params, ['amount', 'currency', 'metadata', 'description', 'statement_descriptor', 'method']);
  const money = { amount: integer(params.amount, 'amount', { min: 1 }), currency: currency(params.currency, 'currency') };
  return begin(peer, requireAccount(peer), { ...money, metadata: metadata(params.metadata) });
}

/** The same without a client: the bank's clock, or a person on the dashboard. */
export function begin(peer, account, { amount, currency: code, metadata: notes = {} }) {
  const available = held(peer, account)[code] ?? 0;
  if (amount > available) throw invalid('You have insufficient funds in your Stripe account for this transfer.', 'amount', 'balance_insufficient');
  const payout = peer.store.put('payouts', {
    id: newId('po'), object: 'payout', account, amount, currency: code, arrival_date: peer.now() + 2 * DAY, automatic: false, created: peer.now(),
    failure_code: null, failure_message: null, livemode: false, metadata: notes, method: 'standard', status: 'in_transit', type: 'bank_account',
  });
  peer.emit([['payout.created', shown(payout)]], { account });
  return shown(payout);
}

function get(peer, id) {
  const payout = peer.store.get('payouts', id);
  if (!payout) throw notFound('payout', id, 'payout');
  return payout;
}

/** The payout of the account that asks, or a 404. */
export function find(peer, id) {
  const payout = get(peer, id);
  if (payout.account !== peer.request.account) throw notFound('payout', id, 'payout');
  return shown(payout);
}

/** Lists the account's payouts. */
export const list = (peer, params) => {
  const account = requireAccount(peer);
  return pageOf(peer.store.all('payouts').filter((each) => each.account === account).map(shown), params, '/v1/payouts', ['status']);
};

/** The bank took it, or refused it; what was paid can still come back. */
export function settle(peer, id, status) {
  const payout = get(peer, id);
  if (!['paid', 'failed'].includes(status)) throw invalid('A payout ends as "paid" or "failed".', 'status');
  if (['failed', 'canceled'].includes(payout.status)) throw invalid(`Payout ${id} is ${payout.status}.`);
  const settled = peer.store.put('payouts', { ...payout, status, ...(status === 'failed' && FAILURES) });
  peer.emit([[`payout.${status}`, shown(settled)]], { account: payout.account });
  return shown(settled);
}

/** Pays out what the account holds, at once, currency by currency. */
export function payEverything(peer, account) {
  return Object.entries(held(peer, account))
    .filter(([, amount]) => amount > 0)
    .map(([code, amount]) => settle(peer, begin(peer, account, { amount, currency: code }).id, 'paid'));
}
