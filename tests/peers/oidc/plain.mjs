// Providers that know OAuth 2 and nothing of ID tokens, in the words of GitHub and Facebook. A code is the person:
// base64url of what the provider shall say of them.

import { createHash } from 'node:crypto';

import { HttpError, readBody, sendJson } from '../lib/http.mjs';

const decode = (text) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
const used = new Set();
const challenges = new Map();

// The test says which challenge its start had sent, as an authorization endpoint would have noted.
export const expect = ({ code, challenge }) => { challenges.set(code, challenge); return { noted: true }; };

async function token(request, response) {
  const form = Object.fromEntries(new URLSearchParams(await readBody(request)));
  const challenge = createHash('sha256').update(form.code_verifier ?? '').digest('base64url');
  const right = form.client_secret === 'plain-secret' && challenges.get(form.code) === challenge && !used.has(form.code);
  // GitHub says so with 200.
  if (!right) return sendJson(response, 200, { error: 'bad_verification_code', error_description: 'The code is incorrect or expired.' });
  used.add(form.code);
  return sendJson(response, 200, { access_token: form.code, token_type: 'bearer', scope: 'user:email' });
}

/** Serves /plain/token, /plain/user, /plain/emails, /plain/me. */
export async function servePlain(_peer, request, response, path) {
  if (path === '/plain/token' && request.method === 'POST') return token(request, response);
  const bearer = /^(?:Bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!bearer) throw new HttpError(401, 'Who asks?');
  const person = decode(bearer);
  if (path === '/plain/user' || path === '/plain/me') return sendJson(response, 200, person.user);
  if (path === '/plain/emails') return sendJson(response, 200, person.emails);
  throw new HttpError(404, 'There is no such place.');
}
