// ID tokens as the knobs want them: the right one is taken apart, spoilt where asked, and signed again.

import { createHash } from 'node:crypto';

import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';

import { signer } from './keys.mjs';

function spoilt(claims, faults) {
  const out = { ...claims };
  if (faults.issuer) out.iss = faults.issuer;
  if (faults.audience) out.aud = faults.audience;
  if (faults.azp) Object.assign(out, { aud: [out.aud, faults.azp], azp: faults.azp });
  if (faults.nonce) out.nonce = faults.nonce;
  if (faults.subject) out.sub = faults.subject;
  const shift = faults.ahead_s - faults.age_s;
  Object.assign(out, { iat: out.iat + shift, exp: out.iat + 3600 + shift });
  if (faults.email_unverified) out.email_verified = false;
  if (faults.no_email) for (const name of ['email', 'email_verified']) delete out[name];
  return out;
}

const atHash = (token) => createHash('sha256').update(token, 'ascii').digest().subarray(0, 16).toString('base64url');

/** @param {{access_token: string, id_token: string}} answer of the token endpoint; its ID token is replaced. */
export async function reissue(answer, { keys, faults, clientSecret }) {
  const claims = spoilt(decodeJwt(answer.id_token), faults);
  claims.at_hash = atHash(faults.wrong_at_hash ? 'another token' : answer.access_token);
  if (faults.alg === 'none') answer.id_token = new UnsecuredJWT(claims).encode();
  else if (faults.alg === 'HS256') {
    answer.id_token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret));
  } else {
    const { key, kid } = signer(keys, faults);
    answer.id_token = await new SignJWT(claims).setProtectedHeader({ alg: faults.alg, kid, typ: 'JWT' }).sign(key);
  }
}
