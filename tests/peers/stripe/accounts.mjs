// Connected accounts: created by the platform, onboarded on a hosted page, reported by account.updated.

import { invalid, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { address, metadata, onlyKnown, text } from './params.mjs';

const KNOWN = ['type', 'country', 'email', 'default_currency', 'business_type', 'business_profile', 'capabilities', 'controller', 'metadata', 'settings'];
const LINK_LIFE_S = 300;
const DUE = ['business_profile.url', 'external_account', 'tos_acceptance.date'];

// What the gateway thinks of an account, and what it says about it.
const STATES = {
  enabled: { due: [], reason: null, submitted: true },
  in_review: { due: [], reason: 'requirements.pending_verification', submitted: true },
  details_missing: { due: ['individual.verification.document'], reason: 'requirements.past_due', submitted: true },
  disabled: { due: [], reason: 'rejected.other', submitted: true },
};

/** Creates an account that cannot charge yet. */
export function create(peer, params) {
  onlyKnown(params, KNOWN);
  const wanted = Object.keys(params.capabilities ?? {});
  return peer.store.put('accounts', {
    id: newId('acct', 16), object: 'account', type: params.type ?? 'express', country: params.country ?? 'US', email: params.email ?? null,
    default_currency: params.default_currency ?? 'usd', business_type: params.business_type ?? null,
    business_profile: params.business_profile ?? null, capabilities: Object.fromEntries(wanted.map((name) => [name, 'inactive'])),
    charges_enabled: false, payouts_enabled: false,
    details_submitted: false, created: peer.now(), metadata: metadata(params.metadata),
    requirements: { currently_due: DUE, past_due: [], disabled_reason: 'requirements.past_due' },
  });
}

/** The account, or a 404. */
export function find(peer, id) {
  const account = peer.store.get('accounts', id);
  if (!account) throw notFound('account', id, 'account');
  return account;
}

/** A short-lived address of the onboarding page. */
export function link(peer, params) {
  onlyKnown(params, ['account', 'refresh_url', 'return_url', 'type', 'collection_options', 'collect']);
  const account = find(peer, text(params.account, 'account'));
  if (text(params.type, 'type') !== 'account_onboarding') throw invalid('The sandbox takes `type` account_onboarding only.', 'type');
  const [refreshUrl, returnUrl] = [address(params.refresh_url, 'refresh_url'), address(params.return_url, 'return_url')];
  const expiresAt = peer.now() + LINK_LIFE_S;
  const { id } = peer.store.put('links', { id: newId('alnk'), account: account.id, refreshUrl, returnUrl, expiresAt });
  return { object: 'account_link', created: peer.now(), expires_at: expiresAt, url: `${peer.publicBase}/onboard/${id}` };
}

/** An address that opens the account's own pages once. */
export function loginLink(peer, id, params) {
  onlyKnown(params, []);
  const account = find(peer, id);
  if (account.type !== 'express') throw invalid('Cannot create a login link for an account that is not an Express account.');
  if (!account.details_submitted) throw invalid('Cannot create a login link for an account that has not completed onboarding.');
  const { id: link } = peer.store.put('links', { id: newId('login'), account: account.id, expiresAt: peer.now() + LINK_LIFE_S });
  return { object: 'login_link', created: peer.now(), url: `${peer.publicBase}/dashboard/${link}` };
}

/** Moves an account to one of the states, and says so. */
export function setState(peer, id, state) {
  const { due, reason, submitted } = STATES[state] ?? {};
  if (!due) throw invalid(`An account is one of: ${Object.keys(STATES).join(', ')}.`, 'state');
  const before = find(peer, id);
  const enabled = state === 'enabled';
  const names = new Set([...Object.keys(before.capabilities), 'card_payments', 'transfers']);
  const account = peer.store.put('accounts', {
    ...before, charges_enabled: enabled, payouts_enabled: enabled, details_submitted: submitted,
    capabilities: Object.fromEntries([...names].map((name) => [name, enabled ? 'active' : 'inactive'])),
    requirements: { currently_due: due, past_due: due, disabled_reason: reason },
  });
  peer.emit([['account.updated', account]], { account: id });
  return account;
}

/** Finishes onboarding (`enabled`) or takes the right to charge away again. */
export const setEnabled = (peer, id, enabled) => setState(peer, id, enabled ? 'enabled' : 'disabled');
