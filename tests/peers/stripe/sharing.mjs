// Destination charges: whose money it is. The whole charge is transferred to the account, the application fee comes back from it.

import { invalid } from './errors.mjs';
import { newId } from './ids.mjs';

const isOn = (value) => value === 'true';

/** Refuses a destination that can take no money, and a fee that is more than there is. */
export function requireShareable(peer, { transfer_data: data, application_fee_amount: fee }, amount, at = '') {
  const named = (name) => (at ? `${at}[${name}]` : name);
  if (fee !== undefined && !data) throw invalid('Can only apply an application_fee_amount when the payment is for a connected account.', named('application_fee_amount'));
  if (!data) return;
  const account = peer.store.get('accounts', data.destination);
  if (!account) throw invalid(`No such destination: '${data.destination}'`, named('transfer_data[destination]'), 'resource_missing');
  if (account.capabilities.transfers !== 'active') {
    throw invalid('Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      named('transfer_data[destination]'), 'insufficient_capabilities_for_transfer');
  }
  if (Number(fee ?? 0) > amount) throw invalid('Your application fee cannot be larger than the amount of the charge.', named('application_fee_amount'));
}

/** What a charge that succeeded for somebody else brings along. */
export function share(peer, charge) {
  if (!charge.transfer_data) return charge;
  const { destination } = charge.transfer_data;
  const base = { created: peer.now(), currency: charge.currency, livemode: false };
  const transfer = peer.store.put('transfers', {
    id: newId('tr'), object: 'transfer', amount: charge.amount, amount_reversed: 0, reversed: false, destination, metadata: {}, source_transaction: charge.id, ...base,
  });
  const fee = charge.application_fee_amount > 0 && peer.store.put('fees', {
    id: newId('fee'), object: 'application_fee', account: destination, amount: charge.application_fee_amount, amount_refunded: 0, refunded: false, charge: charge.id, ...base,
  });
  return peer.store.put('charges', { ...charge, transfer: transfer.id, application_fee: fee ? fee.id : null });
}

/** Checks what a refund says about sharing. */
export function requireReversible(charge, params) {
  if ((isOn(params.reverse_transfer) || isOn(params.refund_application_fee)) && !charge.transfer) {
    throw invalid('This charge has no transfer to reverse.', isOn(params.reverse_transfer) ? 'reverse_transfer' : 'refund_application_fee');
  }
}

/** Takes the refund's part back from the account, and gives it its part of the fee back; -1 undoes it. */
export function reverse(peer, charge, refund, sign = 1) {
  const { reverse_transfer: fromAccount, refund_application_fee: withFee } = peer.store.get('refundParts', refund.id) ?? {};
  if (isOn(fromAccount)) {
    const transfer = peer.store.get('transfers', charge.transfer);
    const reversed = transfer.amount_reversed + sign * refund.amount;
    peer.store.put('transfers', { ...transfer, amount_reversed: reversed, reversed: reversed === transfer.amount });
  }
  if (isOn(withFee) && charge.application_fee) {
    const fee = peer.store.get('fees', charge.application_fee);
    // Reckoned from the sum, so that parts never add up to more than the whole.
    const back = Math.round((fee.amount * (charge.amount_refunded + sign * refund.amount)) / charge.amount);
    peer.store.put('fees', { ...fee, amount_refunded: back, refunded: back === fee.amount });
  }
}

const total = (objects, amountOf) => {
  const sums = {};
  for (const each of objects) sums[each.currency] = (sums[each.currency] ?? 0) + amountOf(each);
  return sums;
};

const add = (...parts) => {
  const sums = {};
  for (const part of parts) for (const [currency, amount] of Object.entries(part)) sums[currency] = (sums[currency] ?? 0) + amount;
  return sums;
};

const kept = (object, back) => object.amount - object[back];
const isOut = (payout) => !['failed', 'canceled'].includes(payout.status);

/** What an account holds by currency; without one, the platform itself. */
export function held(peer, account) {
  const { store } = peer;
  const ofAccount = (name) => (object) => account === undefined || object[name] === account;
  const transfers = total(store.all('transfers').filter(ofAccount('destination')), (each) => kept(each, 'amount_reversed'));
  const fees = total(store.all('fees').filter(ofAccount('account')), (each) => kept(each, 'amount_refunded'));
  const minus = (sums) => Object.fromEntries(Object.entries(sums).map(([currency, amount]) => [currency, -amount]));
  if (account !== undefined) {
    const out = total(store.all('payouts').filter((each) => each.account === account && isOut(each)), ({ amount }) => amount);
    return add(transfers, minus(fees), minus(out));
  }
  const withBanks = total(store.all('disputes').flatMap((each) => each.balance_transactions), ({ amount }) => amount);
  return add(total(store.all('charges'), (each) => each.amount_captured - each.amount_refunded), minus(transfers), fees, withBanks);
}

/** The balance of whoever asks. */
export function balance(peer, account) {
  const available = Object.entries(held(peer, account)).map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
  return { object: 'balance', available, livemode: false, pending: available.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } })) };
}
