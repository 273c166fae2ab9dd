// Idempotency keys: the first answer is kept for a day and given again, word for word.

import { createHash } from 'node:crypto';

import { StripeError, invalid } from './errors.mjs';

const KEPT_FOR_MS = 86_400_000;

const nameOf = (account, key) => createHash('sha256').update(JSON.stringify([account ?? '', key])).digest('hex');
const fingerprint = (method, path, body) => createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');

/** Forgets keys older than a day. */
export function prune(store) {
  for (const kept of store.all('keys')) if (Date.now() - kept.at > KEPT_FOR_MS) store.remove('keys', kept.id);
}

/**
 * Runs `execute` once for a key and replays its answer afterwards. A request refused before it had any
 * effect is not kept, so the client may correct it under the same key.
 * @param {import('./store.mjs').Store} store
 * @param {{key?: string, account?: string, method: string, path: string, body: string}} request
 * @param {() => object} execute
 * @returns {{value: object, replayed: boolean}}
 */
export function once(store, { key, account, method, path, body }, execute) {
  if (key === undefined || method !== 'POST') return { value: execute(), replayed: false };
  if (key === '' || key.length > 255) throw invalid('Idempotency-Key must have between 1 and 255 characters.');
  const id = nameOf(account, key);
  const kept = store.get('keys', id);
  if (!kept) {
    const value = execute();
    store.put('keys', { id, fingerprint: fingerprint(method, path, body), value, at: Date.now() });
    return { value, replayed: false };
  }
  if (kept.fingerprint !== fingerprint(method, path, body)) {
    throw new StripeError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  return { value: kept.value, replayed: true };
}
