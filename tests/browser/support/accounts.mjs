// Organizers with accounts of their own at the gateway.

import { call, expectStatus } from '../../api/client.mjs';

const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A draft with a paid ticket type. */
export async function paidDraft(owner) {
  const api = async (path, body) => expectStatus(await call('POST', path, { token: owner.token, body }), 201, path);
  const event = await api('/api/events', {
    name: 'Night of the accounts', type: 'ticketed', starts_at: at(30), ends_at: at(34), zone: 'America/Chicago', currency: 'USD',
    summary: 'One night, one ledger.', description: 'Music.', settings: { fees_paid_by: 'organizer' }, venue: { name: 'Hall', city: 'Chicago', country: 'US' },
  });
  const type = await api('/api/ticket-types', { event_id: event.id, name: 'General', price: { amount: 2000, currency: 'USD' }, capacity: 20 });
  return { event, type, path: `/e/${event.slug}` };
}

/** Through onboarding without a browser; the gateway decides as `end` says. */
export async function agree(owner, end = 'enabled') {
  const { items: [organization] } = expectStatus(await call('GET', '/api/organizations', { token: owner.token }), 200, 'organizations');
  const { url } = expectStatus(await call('POST', `/api/organizations/${organization.id}/payments/onboarding`, { token: owner.token }), 201, 'onboarding');
  await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ end }) });
  expectStatus(await call('POST', `/api/organizations/${organization.id}/payments/refresh`, { token: owner.token }), 200, 'refresh');
  return organization;
}
