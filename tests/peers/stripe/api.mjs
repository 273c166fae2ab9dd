// One API request, from the key in its header to the answer.

import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { readBody, sendJson } from '../lib/http.mjs';
import { StripeError, unauthorized } from './errors.mjs';
import { expand } from './expand.mjs';
import { parseForm } from './form.mjs';
import { once } from './idempotency.mjs';
import { newId } from './ids.mjs';
import { API_VERSION } from './events.mjs';
import { routeOf } from './routes.mjs';

const same = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

function authorize(peer, header = '') {
  const [scheme, credentials = ''] = header.split(' ');
  const key = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString().split(':')[0] : credentials;
  if (!same(key, peer.secretKey)) throw unauthorized(key);
}

function broken(status) {
  const type = status === 429 ? 'invalid_request_error' : 'api_error';
  return new StripeError(status, { type, ...(status === 429 && { code: 'rate_limit' }), message: 'The sandbox was asked to fail this request.' });
}

function unknownUrl(method, path) {
  return new StripeError(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` });
}

async function answer(peer, request, url, requestId) {
  authorize(peer, request.headers.authorization);
  const body = await readBody(request);
  if (peer.faults.slow_ms > 0) await sleep(peer.faults.slow_ms);
  if (peer.faults.take('fail_next')) throw broken(peer.faults.fail_status);
  const { method } = request;
  const route = routeOf(method, url.pathname);
  if (!route) throw unknownUrl(method, url.pathname);
  const params = parseForm(method === 'GET' ? url.search.slice(1) : body);
  const key = request.headers['idempotency-key'];
  peer.request = { id: requestId, idempotency_key: key ?? null, account: request.headers['stripe-account'] };
  // From here to the answer nothing waits, so two requests never see each other half done.
  return once(peer.store, { key, account: request.headers['stripe-account'], method, path: url.pathname, body }, () =>
    expand(peer, route.handler(peer, params, route.id), params.expand));
}

/** Serves one request under /v1. */
export async function serveApi(peer, request, response, url) {
  const requestId = newId('req', 14);
  const key = request.headers['idempotency-key'];
  const headers = {
    'Request-Id': requestId,
    'Stripe-Version': request.headers['stripe-version'] ?? API_VERSION,
    ...(key && /^[\x20-\x7e]*$/.test(key) && { 'Idempotency-Key': key }),
  };
  try {
    const { value, replayed } = await answer(peer, request, url, requestId);
    // The caller is left without an answer to something that did happen; he hangs up when he has had enough.
    if (request.method === 'POST' && peer.faults.take('timeout_after_effect')) return;
    sendJson(response, 200, value, { ...headers, ...(replayed && { 'Idempotent-Replayed': 'true' }) });
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    sendJson(response, error.status, { error: { ...error.error, request_log_url: null } }, headers);
  } finally {
    peer.request = null;
  }
}
