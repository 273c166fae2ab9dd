import { ApiError } from './error';

const nameOf = (purpose: string) => `gatehouse.once.${purpose}`;

/**
 * The Idempotency-Key for a request: the same for the same body, also after a reload, so that a retry can never
 * buy twice; a new one as soon as the body differs.
 */
const onceKey = (purpose: string, body: unknown): string => {
  const content = JSON.stringify(body);
  const kept = sessionStorage.getItem(nameOf(purpose));
  if (kept) {
    const { key, content: before } = JSON.parse(kept) as { key: string; content: string };
    if (before === content) return key;
  }
  const key = randomKey();
  sessionStorage.setItem(nameOf(purpose), JSON.stringify({ key, content }));
  return key;
};

/** Forgets the key once the request has had its final answer. */
const forgetOnce = (purpose: string): void => sessionStorage.removeItem(nameOf(purpose));

// crypto.randomUUID exists on https and localhost only; a scanner in a test network may have neither.
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Sends a request that must take effect at most once. Its key outlives failures without an answer, so that the next
 * try is the same request to the server; any definite answer ends it.
 */
export const once = async <T>(purpose: string, body: unknown, send: (key: string) => Promise<T>): Promise<T> => {
  try {
    const answer = await send(onceKey(purpose, body));
    forgetOnce(purpose);
    return answer;
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429)
      forgetOnce(purpose);
    throw error;
  }
};
