// The people of the isolation test and what is theirs: one tenant with everything in it, and strangers of every kind.

import { call, expectStatus, freshKey, openEvent, orderOf, signUp } from '../client.mjs';
import { addMember, expire, grantAdmin } from './stack.mjs';

const HOUR = 3_600_000;
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const PRICE = { amount: 100, currency: 'USD' };
/** Stands in every text of ours that nobody else may read. */
export const MARK = 'Nobody may know';

// The scheduler issues it a moment after the sale.
async function firstPaper({ order, secret }) {
  for (let i = 0; i < 100; ++i) {
    const { items } = expectStatus(await call('GET', `/api/orders/${order.id}/documents`, { secret }), 200, 'papers');
    if (items.length > 0) return items[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no invoice within ten seconds');
}

/** A tenant: an owner with a draft and a published event, each with what events have, and orders of two guests. */
export async function tenant() {
  const owner = await signUp('Olga Owner');
  const { token } = owner;
  const made = async (path, body) => expectStatus(await call('POST', path, { token, body, headers: freshKey() }), 201, path);
  const shop = await openEvent(token, { price: 0 });
  const draft = await made('/api/events', { name: MARK, type: 'ticketed', starts_at: at(2), ends_at: at(4), zone: 'UTC', currency: 'USD' });
  const days = [];
  for (const hours of [2, 3]) days.push(await made(`/api/events/${draft.id}/days`, { starts_at: at(hours), ends_at: at(hours + 1), name: MARK }));
  const draftType = await made('/api/ticket-types', { event_id: draft.id, name: 'T', price: PRICE });
  const hiddenType = await made('/api/ticket-types', { event_id: shop.event.id, name: MARK, price: PRICE, visibility: 'hidden' });
  const bundle = await made('/api/bundles', { event_id: draft.id, name: MARK, day_ids: days.map((day) => day.id), price: PRICE });
  const code = await made('/api/discount-codes', { event_id: draft.id, code: 'NOBODY-MAY-KNOW', kind: 'percentage', percent_off: 1000 });
  const question = await made(`/api/events/${draft.id}/questions`, { asked_of: 'order', kind: 'text', label: MARK });
  const place = async (email) => expectStatus(await call('POST', '/api/orders', { body: orderOf(shop, 1, email), headers: freshKey() }), 201, 'an order');
  const [order, other] = [await place('vera@example.org'), await place('otto@example.org')];
  const split = await splitOrder(shop, token);
  const queued = await made('/api/ticket-types', { event_id: shop.event.id, name: 'Line', price: PRICE, capacity: 5, sale_mode: 'waiting_room' });
  const quinn = await signUp('Quinn Queuer');
  const entry = expectStatus(await call('POST', '/api/queue/entries', { token: quinn.token, body: { ticket_type_id: queued.id, quantity: 1 }, headers: freshKey() }), 201, 'a place in the line');
  await made(`/api/events/${draft.id}/staff`, { email: quinn.email });
  const invitation = await made(`/api/organizations/${draft.organization.id}/invitations`, { email: 'ina@example.org', role: 'member' });
  const key = await made('/api/auth/api-keys', { name: MARK, scopes: ['events:read'] });
  const [session] = expectStatus(await call('GET', '/api/auth/sessions', { token }), 200, 'sign-ins').items;
  const [ticket] = expectStatus(await call('GET', `/api/orders/${order.order.id}/tickets`, { secret: order.secret }), 200, 'tickets').items;
  const document = await firstPaper(order);
  return { owner, shop, draft, draftType, hiddenType, queued, days, bundle, code, question, order, other, split, ticket, document, entry, invitation, key, session, quinn, organization: draft.organization };
}

/** An order that is not free and is paid in two shares; its secret is that of who ordered. */
async function splitOrder(shop, token) {
  const type = expectStatus(await call('POST', '/api/ticket-types', { token, body: { event_id: shop.event.id, name: 'Shared', price: { amount: 2000, currency: 'USD' } }, headers: freshKey() }), 201, 'a type');
  const { order, secret } = expectStatus(await call('POST', '/api/orders', { body: { ...orderOf(shop, 1, 'ilse@example.org'), lines: [{ ticket_type_id: type.id, quantity: 1 }] }, headers: freshKey() }), 201, 'an order');
  const payers = ['paula@example.org', 'pavel@example.org'].map((email) => ({ name: `${MARK} ${email}`, email }));
  const { shares } = expectStatus(await call('POST', `/api/orders/${order.id}/split`, { secret, body: { payers }, headers: freshKey() }), 201, 'shares');
  return { order, secret, share: shares[0], other: shares[1] };
}

/** What of a tenant must never be in a stranger's answer. */
export const secretsOf = (t) => [
  t.owner.email, 'vera@example.org', 'ina@example.org', t.quinn.email, t.entry.secret, t.order.secret, t.split.secret, t.split.share.email, t.split.share.link, t.ticket.qr_token, t.ticket.number, t.order.order.number, MARK,
  t.hiddenType.id, t.draftType.id, t.bundle.id, t.code.id, t.question.id, t.code.code, t.days[0].id,
];

/** Everybody who may come to a route of that tenant, by what they are to it; `may` tells what they are let in to. */
export async function people(t) {
  const names = ['attendee', 'stranger', 'orgAdmin', 'orgMember', 'staff', 'admin'];
  const made = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await signUp(`The ${name}`)])));
  await addMember(t.organization.id, made.orgAdmin.user.id, 'admin');
  await addMember(t.organization.id, made.orgMember.user.id, 'member');
  await grantAdmin(made.admin.email);
  await openEvent(made.stranger.token, { price: 0 });
  for (const event of [t.shop.event, t.draft])
    expectStatus(await call('POST', `/api/events/${event.id}/staff`, { token: t.owner.token, body: { email: made.staff.email, role: 'scanner' } }), 201, 'staff');
  const tokens = async (person) => expectStatus(await call('POST', '/api/auth/login', { body: { email: person.email, password: person.password, grant: 'token' } }), 200, 'login');
  const [late, admin] = [await tokens(made.stranger), await tokens(made.admin)];
  await expire(late.access_token);
  const is = (name, kind, caller) => ({ name, kind, caller });
  return [
    is('a guest', 'nobody', {}),
    is('a forged cookie', 'nobody', { headers: { Cookie: `gatehouse_session=${'x'.repeat(43)}` } }),
    is('a forged token', 'forged', { token: 'x'.repeat(43) }),
    is('a token that has run out', 'forged', { token: late.access_token }),
    is('a refresh token', 'forged', { token: late.refresh_token }),
    is('a key that nobody made', 'forged', { token: `ghk_${'x'.repeat(43)}` }),
    is("another order's secret", 'nobody', { secret: t.other.secret }),
    is('an attendee', 'stranger', { token: made.attendee.token }),
    is('the owner of another organization', 'stranger', { token: made.stranger.token }),
    is('the scanner at the door', 'staff', { token: made.staff.token }),
    is('a member', 'member', { token: made.orgMember.token }),
    is('an administrator of the organization', 'member', { token: made.orgAdmin.token }),
    is('the owner', 'owner', { token: t.owner.token }),
    is("who has the order's secret", 'holder', { secret: t.order.secret }),
    is('a platform administrator', 'admin', { token: admin.access_token }),
  ];
}

/** Of a tenant of its own, whose things may be changed: who is let in by their own right. */
export const insidersOf = (t, callers) => [
  { name: 'the owner', kind: 'owner', caller: { token: t.owner.token } },
  { name: "who has the order's secret", kind: 'holder', caller: { secret: t.order.secret } },
  ...callers.filter(({ kind }) => kind === 'admin'),
];
