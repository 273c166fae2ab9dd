// The identity provider put together: one HTTP server on loopback, one client, keys that may rotate.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { Faults } from '../lib/faults.mjs';
import { HttpError, close, listen, readJson, refuseForeign, sendJson } from '../lib/http.mjs';
import { freshKeys } from './keys.mjs';
import { KNOBS } from './knobs.mjs';
import { People } from './people.mjs';
import { expect, servePlain } from './plain.mjs';
import { makeProvider } from './provider.mjs';
import { serveSignIn } from './sign-in-page.mjs';
import { walk } from './walk.mjs';

function useFreshKeys(peer) {
  peer.provider = makeProvider(peer, freshKeys());
  peer.callback = peer.provider.callback();
  return { rotated: true };
}

const state = (peer) => ({ faults: { ...peer.faults }, issuer: peer.issuer, asked: peer.asked });

const ACTIONS = {
  'GET /control': state,
  'POST /control': (peer, changes) => { peer.faults.set(changes); return state(peer); },
  'POST /control/reset': (peer) => { peer.faults.reset(); peer.asked = {}; return state(peer); },
  'POST /control/rotate': useFreshKeys,
  'POST /control/walk': (peer, { url, ...person }) => walk(peer, url, person),
  'POST /control/expect': (_peer, expected) => expect(expected),
};

async function control(peer, request, response, path) {
  refuseForeign(request);
  const action = ACTIONS[`${request.method} ${path}`];
  if (!action) throw new HttpError(404, `There are: ${Object.keys(ACTIONS).join(', ')}.`);
  sendJson(response, 200, await action(peer, request.method === 'POST' ? await readJson(request) : {}));
}

// Behind a proxy the provider stands below a path; what it calls itself says which.
function takePrefix(peer, request) {
  const prefix = new URL(peer.issuer).pathname.replace(/\/$/, '');
  request.originalUrl = request.url;
  if (prefix && request.url.startsWith(`${prefix}/`)) request.url = request.url.slice(prefix.length);
  return new URL(request.url, 'http://localhost').pathname;
}

async function serve(peer, request, response) {
  const path = takePrefix(peer, request);
  if (path === '/control' || path.startsWith('/control/')) return control(peer, request, response, path);
  peer.asked[path] = (peer.asked[path] ?? 0) + 1;
  if (peer.faults.slow_ms) await sleep(peer.faults.slow_ms);
  if (peer.faults.take('fail_next')) throw new HttpError(503, 'Out of order.');
  if (path.startsWith('/plain/')) return servePlain(peer, request, response, path);
  if (path.startsWith('/interaction/')) return serveSignIn(peer, request, response);
  return peer.callback(request, response);
}

function fail(response, error) {
  if (response.headersSent || response.destroyed) return;
  // A page that was left open for an hour is no failure of ours.
  const status = error instanceof HttpError ? error.status : error.statusCode ?? 500;
  if (status === 500) console.error(error);
  sendJson(response, status, { error: { message: error.message } });
}

/**
 * Starts the peer.
 * @param {{port: number, clientId: string, clientSecretFile: string, redirectUri: string, publicBase: string}} options
 *   publicBase: the issuer; "self" is the address it listens on
 */
export async function startOidcPeer(options) {
  const peer = {
    faults: new Faults(KNOBS), people: new People(), asked: {},
    clientId: options.clientId,
    clientSecret: readFileSync(options.clientSecretFile, 'utf8').trim(),
    redirectUri: options.redirectUri,
  };
  const server = createServer((request, response) => {
    serve(peer, request, response).catch((error) => fail(response, error));
  });
  const port = await listen(server, options.port);
  peer.issuer = options.publicBase === 'self' ? `http://127.0.0.1:${port}` : options.publicBase.replace(/\/$/, '');
  useFreshKeys(peer);
  return { port, peer, banner: `oidc peer listening on http://127.0.0.1:${port}`, close: () => close(server) };
}
