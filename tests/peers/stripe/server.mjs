// The Stripe peer put together: one store, one clock, one HTTP server on loopback.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

import { Faults } from '../lib/faults.mjs';
import { sendPage } from '../lib/html.mjs';
import { HttpError, close, listen, sendJson } from '../lib/http.mjs';
import { serveApi } from './api.mjs';
import { expireOverdue } from './checkout-sessions.mjs';
import { serveControl } from './control.mjs';
import { serveConfirm, serveScript } from './element.mjs';
import { record } from './events.mjs';
import { problemPage, serveHostedPage } from './hosted-page.mjs';
import { prune } from './idempotency.mjs';
import { KNOBS } from './knobs.mjs';
import { serveDashboard, serveOnboarding } from './onboarding-page.mjs';
import { Store } from './store.mjs';
import { Webhooks } from './webhooks.mjs';

const PAGES = { pay: serveHostedPage, onboard: serveOnboarding, dashboard: serveDashboard, confirm: serveConfirm };
const EXPIRY_CHECK_MS = 1000;

async function serve(peer, request, response) {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname.startsWith('/v1/')) return serveApi(peer, request, response, url);
  if (url.pathname === '/control' || url.pathname.startsWith('/control/')) return serveControl(peer, request, response, url);
  if (url.pathname === '/favicon.ico') return response.writeHead(204).end();
  // Pages are reached through a proxy that may keep its prefix; the API and the controls never are.
  const prefix = new URL(peer.publicBase).pathname.replace(/\/$/, '');
  const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname;
  if (path === '/stripe.js') return serveScript(peer, request, response);
  const [, kind, id] = /^\/(pay|onboard|dashboard|confirm)\/([A-Za-z0-9_]+)$/.exec(path) ?? [];
  if (!kind) throw new HttpError(404, 'There is no such page.');
  return PAGES[kind](peer, request, response, id);
}

function fail(request, response, error) {
  if (response.headersSent || response.destroyed) return;
  const known = error instanceof HttpError;
  if (!known) console.error(error);
  const message = known ? error.message : 'The sandbox itself failed; its log says why.';
  const status = known ? error.status : 500;
  if (/^\/(v1|control)\b/.test(request.url)) sendJson(response, status, { error: { type: 'api_error', message } });
  else sendPage(response, status, problemPage(message));
}

/**
 * Starts the peer.
 * @param {{port: number, secretKeyFile: string, webhookSecretFile: string, webhookUrl: string, publicBase: string, stateDir: string, merchant?: string}} options
 */
export async function startStripePeer(options) {
  const store = new Store(options.stateDir);
  prune(store);
  const faults = new Faults(KNOBS);
  const webhooks = new Webhooks({ store, faults, url: options.webhookUrl, secretFile: options.webhookSecretFile });
  const peer = {
    store, faults, webhooks, advanced: 0, request: null,
    merchant: options.merchant ?? 'Gatehouse demo',
    publicBase: options.publicBase.replace(/\/$/, ''),
    secretKey: readFileSync(options.secretKeyFile, 'utf8').trim(),
    now: () => Math.floor(Date.now() / 1000) + peer.advanced,
    emit(happened, overrides = {}) {
      const { id = null, idempotency_key: key = null } = peer.request ?? {};
      webhooks.enqueue(happened.map(([type, object]) => record(peer, type, object, { request: { id, idempotency_key: key }, ...overrides })));
    },
  };
  const server = createServer((request, response) => {
    serve(peer, request, response).catch((error) => fail(request, response, error));
  });
  const port = await listen(server, options.port);
  webhooks.resume();
  const timer = setInterval(() => expireOverdue(peer), EXPIRY_CHECK_MS);
  return {
    port,
    banner: `stripe peer listening on http://127.0.0.1:${port}`,
    async close() {
      clearInterval(timer);
      webhooks.close();
      await close(server);
    },
  };
}
