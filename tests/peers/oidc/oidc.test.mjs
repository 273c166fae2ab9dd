// The identity provider behaves, and misbehaves when told to.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

import { startOidcPeer } from './server.mjs';

const redirectUri = 'http://shop.test/api/auth/oauth/oidc/callback';
let peer;
let base;

before(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'oidc-')), 'secret');
  writeFileSync(file, 'the secret of the demo client\n');
  peer = await startOidcPeer({ port: 0, clientId: 'gatehouse', clientSecretFile: file, redirectUri, publicBase: 'self' });
  base = `http://127.0.0.1:${peer.port}`;
});
after(() => peer.close());
beforeEach(() => control('/reset', {}));

const control = (path, body) => fetch(`${base}/control${path}`, { method: 'POST', body: JSON.stringify(body) }).then((r) => r.json());

async function signIn(person = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'gatehouse', redirect_uri: redirectUri, response_type: 'code', scope: 'openid email profile', state: 's', nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  });
  const { location } = await control('/walk', { url: `${base}/auth?${query}`, ...person });
  const code = new URL(location).searchParams.get('code');
  return { location, redeem: () => redeem(code, verifier) };
}

const redeem = (code, verifier) =>
  fetch(`${base}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`gatehouse:${encodeURIComponent('the secret of the demo client').replaceAll('%20', '+')}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri }),
  });

const verify = (token) => jwtVerify(token, createRemoteJWKSet(new URL(`${base}/jwks`)), { issuer: base, audience: 'gatehouse' });

test('a person who says who they are comes back with a code for a token that tells it', async () => {
  const { redeem: once } = await signIn({ name: 'Ada', email: 'ada@example.org' });
  const { payload } = await verify((await (await once()).json()).id_token);
  assert.equal(payload.email, 'ada@example.org');
  assert.equal(payload.name, 'Ada');
  assert.equal(payload.nonce, 'n');
});

test('a code works once', async () => {
  const { redeem: once } = await signIn();
  assert.equal((await once()).status, 200);
  assert.equal((await once()).status, 400);
});

test('who cancels comes back without a code', async () => {
  const { location } = await signIn({ cancel: true });
  assert.equal(new URL(location).searchParams.get('error'), 'access_denied');
});

test('after a rotation old tokens verify no more', async () => {
  const { id_token: old } = await (await (await signIn()).redeem()).json();
  await control('/rotate', {});
  await assert.rejects(verify(old));
  await verify((await (await (await signIn()).redeem()).json()).id_token);
});

test('tokens are spoilt on request', async () => {
  await control('', { alg: 'none', audience: 'somebody else' });
  const { id_token: token } = await (await (await signIn()).redeem()).json();
  assert.equal(decodeProtectedHeader(token).alg, 'none');
  await assert.rejects(verify(token));
});
