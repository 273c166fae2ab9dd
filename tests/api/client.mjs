// A small API client for tests from outside: through nginx, as any program would.

import { randomUUID } from 'node:crypto';
import http from 'node:http';

export const BASE = process.env.GATEHOUSE_URL ?? 'http://127.0.0.1:8080';

// Every client comes from an address of its own; the limits stay on.
export const anyAddress = () => `127.${1 + Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${1 + Math.floor(Math.random() * 250)}`;


/**
 * One request. `body` may be an object (sent as JSON), a string or a Buffer (sent as it is).
 * Answers {status, headers, text, json}; rejects only when nobody answered.
 */
export function call(method, path, { body, headers = {}, token, secret, from = anyAddress(), timeout = 20_000, url = BASE } = {}) {
  const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  const payload = raw ? body : JSON.stringify(body);
  const all = {
    Accept: 'application/json',
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) }),
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(secret && { Authorization: `Order ${secret}` }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, url), { method, headers: all, localAddress: from, timeout, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        let json = null;
        try {
          json = JSON.parse(text);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
        }
        resolve({ status: response.statusCode, headers: response.headers, text, json });
      });
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    if (payload !== undefined) request.write(payload);
    request.end();
  });
}

/** Throws unless the answer has this status. */
export function expectStatus(answer, status, what) {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}: ${answer.text.slice(0, 400)}`);
  return answer.json;
}

/** A fresh account with an access token. */
export async function signUp(name = 'Tess Tester') {
  const email = `t-${randomUUID().slice(0, 12)}@example.org`;
  const password = 'Correct-horse-7-battery';
  const { user } = expectStatus(await call('POST', '/api/auth/register', { body: { email, password, name } }), 201, 'register');
  const { access_token: token } = expectStatus(await call('POST', '/api/auth/login', { body: { email, password, grant: 'token' } }), 200, 'login');
  return { email, password, user, token };
}

/** A published event with one ticket type; `event` and `type` add to what is sent about each. */
export async function openEvent(token, { capacity = 100, price = 2500, name = 'Test Night', event: more = {}, type: typeMore = {} } = {}) {
  const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const event = expectStatus(
    await call('POST', '/api/events', {
      token,
      body: {
        name, type: 'ticketed', starts_at: at(2), ends_at: at(6), zone: 'America/Chicago', currency: 'USD',
        venue: { name: 'Hall', address: '1 Main St', city: 'Chicago', region: 'IL', postal_code: '60601', country: 'US' }, ...more,
      },
    }), 201, 'create event');
  const type = expectStatus(
    await call('POST', '/api/ticket-types', { token, body: { event_id: event.id, name: 'General', price: { amount: price, currency: 'USD' }, capacity, ...typeMore } }),
    201, 'ticket type');
  expectStatus(await call('POST', `/api/events/${event.id}/publish`, { token, body: {} }), 200, 'publish');
  return { event, type };
}

/** The body of an order for one ticket type. */
export const orderOf = ({ event, type }, quantity, email = 'bo@example.org') => ({
  event_id: event.id, lines: [{ ticket_type_id: type.id, quantity }], buyer: { name: 'Bo Buyer', email },
});

export const freshKey = () => ({ 'Idempotency-Key': randomUUID() });
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
