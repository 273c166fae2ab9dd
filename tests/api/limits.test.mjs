// Limits that keep one account or address from being a nuisance to others (ACC-5).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { call, expectStatus, openEvent, signUp } from './client.mjs';

const HOUR = 3_600_000;
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const sum = (answers, status) => answers.filter((answer) => answer.status === status).length;

test('one account makes at most sixty events an hour', async () => {
  const { token } = await signUp();
  const body = { name: 'Once more', type: 'free', starts_at: at(2), ends_at: at(4), zone: 'UTC', currency: 'USD' };
  const answers = await Promise.all(Array.from({ length: 70 }, () => call('POST', '/api/events', { token, body })));
  assert.deepEqual([sum(answers, 201), sum(answers, 429)], [60, 10]);
  const copied = await call('POST', `/api/events/${answers.find(({ status }) => status === 201).json.id}/duplicate`, { token, body: {} });
  assert.equal(copied.status, 429, 'a copy is an event too');
});

test('whether addresses have an account cannot be asked by the hundred', async () => {
  const { token } = await signUp();
  const { event } = await openEvent(token, { price: 0 });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => call('POST', `/api/events/${event.id}/staff`, { token, body: { email: `guess-${i}@example.org` } })));
  assert.deepEqual([sum(answers, 422), sum(answers, 429)], [40, 10]);
});

test('claiming another address does not start a new count', async () => {
  const from = '127.201.9.9';
  const answers = [];
  for (let i = 0; i < 14; ++i) {
    const headers = { 'X-Forwarded-For': `10.0.0.${i}`, 'X-Real-IP': `10.0.0.${i}`, Forwarded: `for=10.0.0.${i}` };
    answers.push(await call('POST', '/api/auth/login', { from, headers, body: { email: `nobody-${i}@example.org`, password: 'wrong-guess-1' } }));
  }
  assert.ok(sum(answers, 401) <= 10 && sum(answers, 429) >= 4, answers.map(({ status }) => status).join(' '));
});

test('a nonce that is no ASCII is refused, and nothing is scanned', async () => {
  const { token } = await signUp();
  const { event } = await openEvent(token, { price: 0 });
  for (const nonce of ['ünïcödé-nonce', '😀😀😀', 'with a space', 'short', 'x'.repeat(65)]) {
    const { errors } = expectStatus(await call('POST', '/api/scans', { token, body: { event_id: event.id, qr_token: 'x', nonce } }), 422, nonce);
    assert.deepEqual(errors.map(({ pointer }) => pointer), ['/nonce']);
  }
});
