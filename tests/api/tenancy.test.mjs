// Tenancy: every route of the API as a guest, as a stranger, and with another order's secret, on things that are not theirs.
// What they may not have looks like what is not there. New routes are covered by being in the OpenAPI document.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp } from './client.mjs';

const HOUR = 3_600_000;
// Public by design: what everybody may read of a published event, and what belongs to nobody.
const PUBLIC = new Set([
  'GET /api/availability/{event_id}', 'GET /api/categories', 'GET /api/events', 'GET /api/events/{id}',
  'GET /api/events/{id}/calendar.ics', 'GET /api/organizations/slug/{slug}', 'GET /api/payments/config',
  'GET /api/ticket-types', 'GET /api/ticket-types/{id}', 'GET /api/bundles', 'GET /api/bundles/{id}', 'GET /api/events/{id}/days',
  'POST /api/discount-codes/check', 'GET /robots.txt', 'GET /sitemap.xml', 'POST /api/auth/logout',
]);
// Lists that are asked for with ?event_id=.
const OF_EVENT = new Set(['/api/ticket-types', '/api/bundles', '/api/discount-codes']);
// Lists of what is one's own: a stranger gets their own, in which nothing of ours may be.
const OWN = new Set(['GET /api/orders', 'GET /api/tickets', 'GET /api/organizations', 'GET /api/users/profile', 'PUT /api/users/profile',
  'GET /api/events/organizer', 'GET /api/scanner/events']);

const owner = await signUp('Olga Owner');
const stranger = await signUp('Stan Stranger');
const shop = await openEvent(owner.token, { price: 0 });
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const draft = expectStatus(await call('POST', '/api/events', {
  token: owner.token,
  body: { name: 'Nobody may know', type: 'ticketed', starts_at: at(2), ends_at: at(4), zone: 'UTC', currency: 'USD' },
}), 201, 'a draft');
const price = { amount: 100, currency: 'USD' };
const typeOf = async (event, more) => expectStatus(await call('POST', '/api/ticket-types', { token: owner.token, body: { event_id: event, name: 'T', price, ...more } }), 201, 'a type');
const draftType = await typeOf(draft.id);
const hiddenType = await typeOf(shop.event.id, { visibility: 'hidden' });
const made = async (path, body) => expectStatus(await call('POST', path, { token: owner.token, body }), 201, path);
const days = [];
for (const hours of [2, 3]) days.push(await made(`/api/events/${draft.id}/days`, { starts_at: at(hours), ends_at: at(hours + 1), name: 'Nobody may know' }));
const draftBundle = await made('/api/bundles', { event_id: draft.id, name: 'Nobody may know', day_ids: days.map((day) => day.id), price });
const draftCode = await made('/api/discount-codes', { event_id: draft.id, code: 'NOBODY-MAY-KNOW', kind: 'percentage', percent_off: 1000 });
const place = async () => expectStatus(await call('POST', '/api/orders', { body: orderOf(shop, 1, 'vera@example.org'), headers: freshKey() }), 201, 'an order');
const [victim, other] = [await place(), await place()];
const [ticket] = expectStatus(await call('GET', `/api/orders/${victim.order.id}/tickets`, { secret: victim.secret }), 200, 'tickets').items;
const { paths } = expectStatus(await call('GET', '/api/openapi.json'), 200, 'the description');

const CALLERS = { 'a guest': {}, 'a stranger': { token: stranger.token }, "another order's secret": { secret: other.secret } };
const OURS = [owner.email, 'vera@example.org', victim.secret, ticket.qr_token, ticket.number, victim.order.number, 'Nobody may know', hiddenType.id, draftType.id,
  draftBundle.id, draftCode.id, draftCode.code, days[0].id];

// The path with our things in it, once with the draft and once with what is published.
function fill(path, event) {
  const ids = {
    '/api/orders/': victim.order.id, '/api/tickets/': ticket.id, '/api/ticket-types/': event === draft.id ? draftType.id : hiddenType.id,
    '/api/bundles/': draftBundle.id, '/api/event-days/': days[0].id, '/api/discount-codes/': draftCode.id,
    '/api/organizations/': draft.organization.id, '/api/admin/users/': owner.user.id,
  };
  const id = Object.entries(ids).find(([prefix]) => path.startsWith(prefix))?.[1] ?? event;
  const values = { id, event_id: event, user_id: owner.user.id, media_id: 'media_01h455vb4pex5vsknk084sn02q', slug: path.includes('organizations') ? draft.organization.slug : draft.slug };
  return path.replace(/\{([a-z_]+)\}/g, (_, name) => values[name] ?? 'x') + (OF_EVENT.has(path) ? `?event_id=${event}` : '');
}

function assertNothingOfOurs(answer, what) {
  for (const part of OURS) assert.ok(!answer.text.includes(part), `${what} shows ${part}: ${answer.text.slice(0, 200)}`);
}

async function attempt(route, path, method, event, who, caller) {
  const sends = method === 'POST' || method === 'PUT';
  const target = fill(path, event);
  const answer = await call(method, target, { ...caller, ...(sends && { body: {}, headers: freshKey() }) });
  const what = `${method} ${target} as ${who} (${answer.status})`;
  assert.ok(answer.status < 500, what);
  assertNothingOfOurs(answer, what);
  const isPublic = PUBLIC.has(route) && !(event === draft.id && path.includes('{') && !path.includes('{slug}'));
  if (isPublic || path === '/api/ticket-types/{id}' || OWN.has(route)) return;
  // 400 and 422: an empty body was refused before anybody was asked about; that tells nothing.
  assert.ok([400, 401, 403, 404, 405, 415, 422].includes(answer.status), what);
  // Somebody else's thing must not be told from one that is not there; a whole area may be closed.
  if (path.includes('{') && !path.startsWith('/api/admin/')) assert.notEqual(answer.status, 403, what);
}

for (const [path, operations] of Object.entries(paths))
  for (const method of Object.keys(operations).map((name) => name.toUpperCase())) {
    const route = `${method} ${path}`;
    // Signing in and out would change who is asking.
    if (path.startsWith('/api/auth/')) continue;
    test(`${route} gives strangers nothing`, async () => {
      for (const event of path.includes('{') || OF_EVENT.has(path) ? [draft.id, shop.event.id] : [shop.event.id])
        for (const [who, caller] of Object.entries(CALLERS)) await attempt(route, path, method, event, who, caller);
    });
  }

test('a hidden type and a draft cannot be bought, nor one event\'s type under another', async () => {
  for (const [event, type] of [[shop.event, hiddenType], [draft, draftType], [shop.event, draftType]])
    expectStatus(await call('POST', '/api/orders', { body: orderOf({ event, type }, 1), headers: freshKey() }), 404, 'such an order');
});

test('strangers change nothing with well-formed requests either', async () => {
  const { token } = stranger;
  const tries = [
    ['POST', '/api/ticket-types', { event_id: shop.event.id, name: 'Free', price: { amount: 0, currency: 'USD' } }],
    ['PUT', `/api/ticket-types/${shop.type.id}`, { price: { amount: 0, currency: 'USD' } }],
    ['PUT', `/api/events/${shop.event.id}`, { version: 1, name: 'Mine now' }],
    ['PUT', `/api/organizations/${draft.organization.id}`, { name: 'Mine now' }],
    ['POST', `/api/organizations/${draft.organization.id}/invitations`, { email: stranger.email, role: 'admin' }],
    ['PUT', `/api/organizations/${draft.organization.id}/members/${owner.user.id}`, { role: 'member' }],
    ['POST', '/api/events', { organization_id: draft.organization.id, name: 'Mine now', type: 'ticketed', starts_at: at(2), ends_at: at(4), zone: 'UTC', currency: 'USD' }],
    ['POST', `/api/events/${shop.event.id}/staff`, { email: stranger.email }],
    ['POST', `/api/scans`, { event_id: shop.event.id, qr_token: ticket.qr_token, nonce: 'a-nonce-of-mine' }],
    ['POST', `/api/scans/manual`, { event_id: shop.event.id, ticket_id: ticket.id, reason: 'let me in', nonce: 'a-nonce-of-mine' }],
    ['POST', `/api/payments/checkout`, { order_id: victim.order.id }],
    ['POST', `/api/events/${shop.event.id}/cancel`, {}],
    ['POST', `/api/events/${shop.event.id}/days`, { starts_at: at(2), ends_at: at(3) }],
    ['PUT', `/api/events/${shop.event.id}/capacity`, { capacity: 1 }],
    ['PUT', `/api/event-days/${days[0].id}`, { name: 'Mine now' }],
    ['POST', '/api/bundles', { event_id: draft.id, name: 'Free', day_ids: days.map((day) => day.id), price: { amount: 0, currency: 'USD' } }],
    ['PUT', `/api/bundles/${draftBundle.id}`, { name: 'Mine now' }],
    ['POST', '/api/discount-codes', { event_id: shop.event.id, code: 'FREE', kind: 'percentage', percent_off: 10000 }],
    ['PUT', `/api/discount-codes/${draftCode.id}`, { percent_off: 10000 }],
  ];
  for (const [method, path, body] of tries) expectStatus(await call(method, path, { token, body, headers: freshKey() }), 404, `${method} ${path}`);
  expectStatus(await call('PUT', `/api/admin/users/${stranger.user.id}/role`, { token, body: { roles: ['admin'] } }), 403, 'a role for oneself');
});

test('an organizer cannot admit at somebody else\'s event, nor another event\'s ticket at their own', async () => {
  const own = await openEvent(stranger.token, { price: 0 });
  const scan = (event) => call('POST', '/api/scans', { token: stranger.token, body: { event_id: event, qr_token: ticket.qr_token, nonce: `nonce-at-${event}` } });
  expectStatus(await scan(shop.event.id), 404, 'a scan elsewhere');
  const { result, reason, ticket: seen } = expectStatus(await scan(own.event.id), 200, 'a scan at home');
  assert.deepEqual([result, reason, seen], ['refused', 'wrong_event', null]);
});

// Without this, a route that fails for everybody would pass for one that keeps strangers out.
test('the owner and the buyer are given what strangers are not', async () => {
  const { token } = owner;
  for (const path of [`/api/events/${draft.id}`, `/api/events/${draft.id}/calendar.ics`, `/e/${draft.slug}`, `/api/events/${shop.event.id}/attendees`,
    `/api/events/${shop.event.id}/attendees.csv`, `/api/events/${shop.event.id}/orders`, `/api/events/${shop.event.id}/dashboard`,
    `/api/events/${shop.event.id}/staff`, `/api/events/${shop.event.id}/checkin`, `/api/ticket-types/${hiddenType.id}`,
    `/api/organizations/${draft.organization.id}`, `/api/organizations/${draft.organization.id}/members`,
    `/api/organizations/${draft.organization.id}/usage`, `/api/orders/${victim.order.id}`, `/api/tickets/${ticket.id}`])
    expectStatus(await call('GET', path, { token }), 200, path);
  for (const path of ['', '/tickets', '/tickets.pdf']) expectStatus(await call('GET', `/api/orders/${victim.order.id}${path}`, { secret: victim.secret }), 200, path);
});
