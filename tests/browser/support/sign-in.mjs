// Signing in without the form, for tests that are about something else.

import { existsSync, readFileSync } from 'node:fs';

import { call, expectStatus } from '../../api/client.mjs';
import { DEMO, baseUrl } from './settings.mjs';

/** The e-mail and password of a demo role, or null when the demo has none. */
export function demoSignIn(role) {
  return existsSync(DEMO) ? (JSON.parse(readFileSync(DEMO, 'utf8'))[role] ?? null) : null;
}

/** One Set-Cookie line as the browser driver wants it. */
export function cookieOf(line, base) {
  const [pair, ...attributes] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  const has = (name) => attributes.some((attribute) => attribute.toLowerCase() === name);
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url: base, httpOnly: has('httponly') };
}

/**
 * Cookies of a session.
 * @param {{email: string, password: string}} who
 */
export async function signIn({ email, password }, base = baseUrl()) {
  const answer = await call('POST', '/api/auth/login', { body: { email, password }, url: base });
  expectStatus(answer, 200, `sign-in of ${email}`);
  return answer.headers['set-cookie'].map((line) => cookieOf(line, base));
}

/** Cookies of a demo role: none for a guest, null when the demo does not know the role. */
export async function cookiesOf(role, base = baseUrl()) {
  if (role === 'guest') return [];
  const who = demoSignIn(role);
  return who && signIn(who, base);
}
