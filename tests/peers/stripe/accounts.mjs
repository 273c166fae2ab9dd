// Connected accounts: created by the platform, onboarded on a hosted page, reported by account.updated.

import { invalid, notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { address, metadata, onlyKnown, text } from './params.mjs';

const KNOWN = ['type', 'country', 'email', 'default_currency', 'business_type', 'business_profile', 'capabilities', 'controller', 'metadata', 'settings'];
const LINK_LIFE_S = 300;

/** Creates an account that cannot charge yet. */
export function create(peer, params) {
  onlyKnown(params, KNOWN);
  return peer.store.put('accounts', {
    id: newId('acct', 16), object: 'account', type: params.type ?? 'express', country: params.country ?? 'US', email: params.email ?? null,
    default_currency: params.default_currency ?? 'usd', business_type: params.business_type ?? null,
    business_profile: params.business_profile ?? null, capabilities: {}, charges_enabled: false, payouts_enabled: false,
    details_submitted: false, created: peer.now(), metadata: metadata(params.metadata),
    requirements: { currently_due: ['business_profile.url', 'external_account'], disabled_reason: 'requirements.past_due' },
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

/** Finishes onboarding (`enabled`) or takes the right to charge away again, and says so. */
export function setEnabled(peer, id, enabled) {
  const account = peer.store.put('accounts', {
    ...find(peer, id), charges_enabled: enabled, payouts_enabled: enabled, details_submitted: true,
    capabilities: { card_payments: enabled ? 'active' : 'inactive', transfers: enabled ? 'active' : 'inactive' },
    requirements: { currently_due: [], disabled_reason: enabled ? null : 'rejected.other' },
  });
  peer.emit([['account.updated', account]], { account: id });
  return account;
}
