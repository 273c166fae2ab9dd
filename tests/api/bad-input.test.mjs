// Bad input from outside: a clear 4xx problem document, nothing stored, never a 500.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp } from './client.mjs';

const { token } = await signUp();
const shop = await openEvent(token, { capacity: 50 });
const good = orderOf(shop, 1);
const post = (body, headers = freshKey()) => call('POST', '/api/orders', { body, headers });
const FOREIGN = 'event_01h455vb4pex5vsknk084sn02q';

function assertProblem(answer, status, code) {
  assert.equal(answer.status, status, answer.text.slice(0, 300));
  assert.match(answer.headers['content-type'], /application\/problem\+json/);
  for (const member of ['type', 'title', 'status', 'detail', 'code', 'request_id']) assert.ok(member in answer.json, `${member} is there`);
  if (code) assert.equal(answer.json.code, code);
  assert.doesNotMatch(answer.text, /SQL|mysql|stack|exception|\.cpp/i, 'nothing internal leaks');
}

const CASES = [
  ['malformed JSON', '{"event_id": ', 400, 'malformed'],
  ['no JSON at all', 'hello', 400, 'malformed'],
  ['an empty body', '', 400, 'malformed'],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, 'malformed'],
  ['deep nesting', '['.repeat(20_000) + ']'.repeat(20_000), 400, 'malformed'],
  ['a duplicate member', '{"event_id":"a","event_id":"b"}', 400, 'malformed'],
  ['an array instead of an object', [], 422, 'validation_failed'],
  ['wrong types', { event_id: 5, lines: 'x', buyer: [] }, 422, 'validation_failed'],
  ['an unknown field', { ...good, admin: true }, 422, 'validation_failed'],
  ['no lines', { ...good, lines: [] }, 422, 'validation_failed'],
  ['a negative quantity', { ...good, lines: [{ ticket_type_id: shop.type.id, quantity: -1 }] }, 422, 'validation_failed'],
  ['a fraction', { ...good, lines: [{ ticket_type_id: shop.type.id, quantity: 1.5 }] }, 422, 'validation_failed'],
  ['a huge number', `{"event_id":"${shop.event.id}","lines":[{"ticket_type_id":"${shop.type.id}","quantity":99999999999999999999}],"buyer":{"name":"B","email":"b@example.org"}}`, 422, 'validation_failed'],
  ['a bad address', { ...good, buyer: { name: 'Bo', email: 'bo@@example' } }, 422, 'validation_failed'],
  ['a line break in a name', { ...good, buyer: { name: 'Bo\r\nBcc: all@example.org', email: 'bo@example.org' } }, 422, 'validation_failed'],
  ['a wrong kind of id', { ...good, event_id: shop.type.id }, 422, 'validation_failed'],
  ['a stranger id', { ...good, event_id: FOREIGN }, 404, 'not_found'],
  ['a 1 MB string', { ...good, buyer: { name: 'x'.repeat(1_000_000), email: 'bo@example.org' } }, 413, 'too_large'],
];

for (const [name, body, status, code] of CASES)
  test(`${name} is refused with ${status}`, async () => assertProblem(await post(body), status, code));

test('all faults are listed at once, each with its pointer', async () => {
  const { json } = await post({ event_id: 'x', lines: [{ ticket_type_id: 'y', quantity: 0 }], buyer: { name: '', email: 'z' }, extra: 1 });
  const pointers = json.errors.map((fault) => fault.pointer).sort();
  assert.deepEqual(pointers, ['/buyer/email', '/buyer/name', '/event_id', '/extra', '/lines/0/quantity', '/lines/0/ticket_type_id']);
});

test('a wrong content type is 415', async () => {
  assertProblem(await call('POST', '/api/orders', { body: 'a=1', headers: { ...freshKey(), 'Content-Type': 'text/plain' } }), 415);
});

test('an order without an Idempotency-Key is refused', async () => {
  assertProblem(await call('POST', '/api/orders', { body: good }), 400, 'idempotency_key_required');
});

test('a missing sign-in is 401, a forged token too, a foreign organizer sees nothing', async () => {
  assertProblem(await call('GET', '/api/users/profile'), 401, 'unauthenticated');
  assertProblem(await call('GET', '/api/users/profile', { token: 'x'.repeat(43) }), 401, 'unauthenticated');
  const stranger = await signUp('Strange R');
  assertProblem(await call('GET', `/api/events/${shop.event.id}/orders`, { token: stranger.token }), 404, 'not_found');
  assertProblem(await call('PUT', `/api/events/${shop.event.id}`, { token: stranger.token, body: { name: 'Mine now', version: 1 } }), 404, 'not_found');
  assertProblem(await call('DELETE', `/api/ticket-types/${shop.type.id}`, { token: stranger.token }), 404, 'not_found');
});

test('a malformed id is absent, not an error', async () => {
  for (const path of ['/api/events/event_zzz', `/api/events/${shop.type.id}`, "/api/orders/' OR 1=1", '/api/tickets/ticket_01h455vb4pex5vsknk084sn02q/qr.svg'])
    assertProblem(await call('GET', encodeURI(path)), 404);
  assert.equal((await call('GET', '/api/orders/%00')).status, 400, 'nginx itself refuses a zero byte');
});

test('an unsigned or badly signed webhook is refused and has no effect', async () => {
  const event = JSON.stringify({ id: `evt_${randomUUID()}`, object: 'event', type: 'checkout.session.completed', data: { object: {} } });
  for (const signature of [undefined, '', 't=1,v1=00', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`])
    assertProblem(await call('POST', '/api/payments/stripe/webhook', { body: event, headers: signature === undefined ? {} : { 'Stripe-Signature': signature } }), 400);
});

test('the door refuses a forged token with a reason, and a stranger altogether', async () => {
  const scan = (bearer) => call('POST', '/api/scans', { token: bearer, body: { event_id: shop.event.id, qr_token: 'NOT-A-TOKEN', nonce: randomUUID() } });
  const answer = expectStatus(await scan(token), 200, 'scan');
  assert.equal(answer.result, 'refused');
  assert.equal(answer.reason, 'invalid');
  assertProblem(await scan((await signUp('No Staff')).token), 404, 'not_found');
});

test('after all that nothing was sold', async () => {
  const left = expectStatus(await call('GET', `/api/availability/${shop.event.id}?after`), 200, 'availability');
  assert.equal(left.ticket_types[0].available, 50);
});

test('unknown paths and methods are problem documents', async () => {
  assertProblem(await call('GET', '/api/nothing'), 404, 'not_found');
  assertProblem(await call('PATCH', `/api/events/${shop.event.id}`, { token, body: {} }), 405, 'method_not_allowed');
});
