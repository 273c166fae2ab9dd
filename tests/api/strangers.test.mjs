// What strangers try with well-formed requests: the cases that a walk over the routes does not think of.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp } from './client.mjs';
import { words } from '../timing/words.mjs';
import { tenant } from './isolation/world.mjs';

const HOUR = 3_600_000;
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const FREE = { amount: 0, currency: 'USD' };

const ours = await tenant();
const { shop, draft, draftType, hiddenType, days, bundle, code, order, ticket } = ours;
const stranger = await signUp('Stan Stranger');

test('signing in, asking for a reset and registering say the same of an address that has an account', async () => {
  const questions = {
    '/api/auth/login': (email) => ({ email, password: 'wrong-guess-11' }),
    '/api/auth/reset-password': (email) => ({ email }),
    '/api/auth/register': (email) => ({ email, password: 'Correct-horse-7-battery', name: 'Tess Tester' }),
  };
  for (const [path, body] of Object.entries(questions)) {
    const known = stranger.email, unknown = `t-${'0'.repeat(known.length - 14)}@example.org`;
    assert.equal(known.length, unknown.length);
    const said = async (email) => words(await call('POST', path, { body: body(email) }), email);
    assert.equal(await said(known), await said(unknown), path);
  }
});

test('a hidden type and a draft cannot be bought, nor one event\'s type under another', async () => {
  for (const [event, type] of [[shop.event, hiddenType], [draft, draftType], [shop.event, draftType]])
    expectStatus(await call('POST', '/api/orders', { body: orderOf({ event, type }, 1), headers: freshKey() }), 404, 'such an order');
});

test('strangers change nothing with well-formed requests either', async () => {
  const { token } = stranger;
  const tries = [
    ['POST', '/api/ticket-types', { event_id: shop.event.id, name: 'Free', price: FREE }],
    ['PUT', `/api/ticket-types/${shop.type.id}`, { price: FREE }],
    ['PUT', `/api/events/${shop.event.id}`, { version: 1, name: 'Mine now' }],
    ['PUT', `/api/organizations/${draft.organization.id}`, { name: 'Mine now' }],
    ['POST', `/api/events/${shop.event.id}/staff`, { email: stranger.email }],
    ['POST', `/api/scans`, { event_id: shop.event.id, qr_token: ticket.qr_token, nonce: 'a-nonce-of-mine' }],
    ['POST', `/api/scans/manual`, { event_id: shop.event.id, ticket_id: ticket.id, reason: 'let me in', nonce: 'a-nonce-of-mine' }],
    ['POST', `/api/payments/checkout`, { order_id: order.order.id }],
    ['POST', `/api/events/${shop.event.id}/cancel`, {}],
    ['POST', `/api/events/${shop.event.id}/days`, { starts_at: at(2), ends_at: at(3) }],
    ['PUT', `/api/events/${shop.event.id}/capacity`, { capacity: 1 }],
    ['PUT', `/api/event-days/${days[0].id}`, { name: 'Mine now' }],
    ['POST', '/api/bundles', { event_id: draft.id, name: 'Free', day_ids: days.map((day) => day.id), price: FREE }],
    ['PUT', `/api/bundles/${bundle.id}`, { name: 'Mine now' }],
    ['POST', '/api/discount-codes', { event_id: shop.event.id, code: 'FREE', kind: 'percentage', percent_off: 10000 }],
    ['PUT', `/api/discount-codes/${code.id}`, { percent_off: 10000 }],
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
