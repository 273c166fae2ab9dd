// The keys that ID tokens are signed with, and a stranger's.

import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';

const jwk = (pair, alg) => ({ ...pair.privateKey.export({ format: 'jwk' }), use: 'sig', alg, kid: randomUUID() });

/** A fresh set: one RSA key for RS256, one for PS256, one on P-256. */
export const freshKeys = () => [
  jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256'),
  jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'PS256'),
  jwk(generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'ES256'),
];

const stranger = jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256');

/** Whom a token of this algorithm is signed by, as the knobs want it: a key object and the id to name. */
export function signer(keys, faults) {
  const own = keys.find((key) => key.alg === faults.alg) ?? keys[0];
  const used = faults.unknown_key || faults.stolen_key_id ? stranger : own;
  return { key: createPrivateKey({ key: used, format: 'jwk' }), kid: faults.stolen_key_id ? own.kid : used.kid };
}
