// The HTTP side: the inbox under /dev/mail, and the control endpoint.

import { sendPage } from '../lib/html.mjs';
import { HttpError, readJson, refuseForeign, sendJson } from '../lib/http.mjs';
import { listPage, messagePage } from './inbox.mjs';
import { read } from './message.mjs';

// Styles and pictures of a message come along in it; nothing may be fetched for it.
const PAGE_CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

const matches = (query) => {
  const wanted = query.toLowerCase();
  return (mail) => `${mail.to}\n${mail.subject}`.toLowerCase().includes(wanted);
};

async function found(spool, query) {
  const mails = await spool.list();
  return query ? mails.filter(matches(query)) : mails;
}

async function messageOf(spool, id) {
  const raw = await spool.raw(id);
  if (!raw) throw new HttpError(404, 'There is no such message. It may have been cleared away.');
  return raw;
}

function download(response, type, name, bytes) {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(bytes);
}

async function servePart(spool, response, id, index) {
  const part = (await read(await messageOf(spool, id))).parts[index];
  if (!part) throw new HttpError(404, 'The message has no such part.');
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(part.type) ? part.type : 'application/octet-stream';
  download(response, type, part.name || `part-${index + 1}`, part.content);
}

async function serveMessage(spool, response, id) {
  const raw = await messageOf(spool, id);
  const summary = (await spool.list()).find((mail) => mail.id === id);
  if (!summary) throw new HttpError(404, 'There is no such message. It may have been cleared away.');
  sendPage(response, 200, messagePage(summary, await read(raw)), PAGE_CSP);
}

/** Serves everything under /dev/mail. */
export async function serveInbox({ spool }, request, response, url) {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new HttpError(405, 'The inbox is only read.');
  const path = decodeURIComponent(url.pathname);
  if (path === '/favicon.ico') return response.writeHead(204).end();
  const query = url.searchParams.get('q') ?? '';
  if (path === '/dev/mail' || path === '/dev/mail/') return sendPage(response, 200, listPage(await found(spool, query), query), PAGE_CSP);
  if (path === '/dev/mail.json') {
    const mails = await found(spool, query);
    return sendJson(response, 200, mails.map(({ id, to, subject, date }) => ({ id, to, subject, date })), { 'Cache-Control': 'no-store' });
  }
  const [, id, rest] = /^\/dev\/mail\/([^/]+?)(\.eml|\/parts\/\d{1,3})?$/.exec(path) ?? [];
  if (!id) throw new HttpError(404, 'There is no such page.');
  if (rest === '.eml') return download(response, 'message/rfc822', `${id}.eml`, await messageOf(spool, id));
  if (rest) return servePart(spool, response, id, Number(rest.slice(7)));
  return serveMessage(spool, response, id);
}

/** Serves /control. */
export async function serveControl({ spool, faults }, request, response, url) {
  refuseForeign(request);
  const state = async () => ({ faults: { ...faults }, messages: (await spool.list()).length });
  const actions = {
    'GET /control': () => {},
    'POST /control': async () => faults.set(await readJson(request)),
    'POST /control/reset': () => faults.reset(),
    'POST /control/clear': () => spool.clear(),
  };
  const action = actions[`${request.method} ${url.pathname}`];
  if (!action) throw new HttpError(404, `There are: ${Object.keys(actions).join(', ')}.`);
  await action();
  sendJson(response, 200, await state());
}
