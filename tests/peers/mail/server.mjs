// The mail peer put together: an SMTP sink, a spool folder and an inbox to read it.

import { createServer } from 'node:http';
import { join } from 'node:path';

import { Faults } from '../lib/faults.mjs';
import { sendPage } from '../lib/html.mjs';
import { HttpError, close, listen, sendJson } from '../lib/http.mjs';
import { certificateIn } from './certificate.mjs';
import { problemPage } from './inbox.mjs';
import { KNOBS } from './knobs.mjs';
import { startSmtp } from './smtp.mjs';
import { Spool } from './spool.mjs';
import { serveControl, serveInbox } from './web.mjs';

function fail(request, response, error) {
  if (response.headersSent || response.destroyed) return;
  const known = error instanceof HttpError || error instanceof URIError;
  if (!known) console.error(error);
  const status = known ? (error.status ?? 400) : 500;
  const message = known ? error.message : 'The inbox itself failed; its log says why.';
  if (/^\/control\b|\.json\b/.test(request.url)) sendJson(response, status, { error: message });
  else sendPage(response, status, problemPage(message));
}

/**
 * Starts the peer.
 * @param {{httpPort: number, smtpPort: number, spool: string, cap?: number}} options
 */
export async function startMailPeer(options) {
  const peer = { spool: new Spool(options.spool, options.cap), faults: new Faults(KNOBS) };
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const serve = /^\/control(\/|$)/.test(url.pathname) ? serveControl : serveInbox;
    serve(peer, request, response, url).catch((error) => fail(request, response, error));
  });
  const certificate = certificateIn(join(options.spool, '.tls'));
  const smtp = await startSmtp({ port: options.smtpPort, certificate, ...peer });
  const httpPort = await listen(server, options.httpPort);
  return {
    httpPort,
    smtpPort: smtp.port,
    banner: `mail peer listening on http://127.0.0.1:${httpPort} and smtp://127.0.0.1:${smtp.port}`,
    async close() {
      await close(server);
      await smtp.close();
    },
  };
}
