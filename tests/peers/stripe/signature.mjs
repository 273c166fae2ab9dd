// The Stripe-Signature header: HMAC-SHA256 over "time.body", one v1 for each active secret.

import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The secrets of a file, one a line, read anew so that a rotation needs no restart. */
export const secretsIn = (file) =>
  readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');

/**
 * Signs a body.
 * @param {string} body
 * @param {string[]} secrets
 * @param {number} at seconds
 */
export function sign(body, secrets, at) {
  const proofs = secrets.map((secret) => createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'));
  return [`t=${at}`, ...proofs.map((proof) => `v1=${proof}`)].join(',');
}
