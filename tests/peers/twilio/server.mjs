// As much of Twilio's Programmable Messaging as Gatehouse uses: POST /2010-04-01/Accounts/{sid}/Messages.json. What Twilio refuses is
// refused here, with its codes; what was taken can be looked at under /control/messages.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

import { Faults } from '../lib/faults.mjs';
import { HttpError, close, listen, readBody, readJson, refuseForeign, sendJson } from '../lib/http.mjs';
import { KNOBS } from './knobs.mjs';

const LONGEST = 1600;
const NUMBER = /^\+[1-9]\d{6,14}$/;

/** An answer as Twilio words its refusals. */
class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { status, code });
  }
}

const same = (a, b) => Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

function requireAuth(request, { account, token }) {
  const [scheme, given] = (request.headers.authorization ?? '').split(' ');
  const wanted = `${account}:${token}`;
  if (scheme !== 'Basic' || !same(Buffer.from(given ?? '', 'base64').toString(), wanted)) throw new Refusal(401, 20003, 'Authenticate');
}

function fieldsOf(request, body) {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 20415, 'The body must be a form.');
  return new URLSearchParams(body);
}

function messageOf(fields) {
  const to = fields.get('To') ?? '';
  const from = fields.get('From') ?? fields.get('MessagingServiceSid') ?? '';
  const body = fields.get('Body') ?? '';
  if (to === '') throw new Refusal(400, 21604, "A 'To' phone number is required.");
  if (!NUMBER.test(to)) throw new Refusal(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (from === '') throw new Refusal(400, 21603, "A 'From' phone number is required.");
  if (fields.has('From') && !NUMBER.test(from)) throw new Refusal(400, 21212, `Invalid 'From' Number: ${from}`);
  if (fields.has('MessagingServiceSid') && !/^MG[0-9a-f]{32}$/.test(from)) throw new Refusal(400, 21701, 'The Messaging Service does not exist.');
  if (body === '') throw new Refusal(400, 21602, 'Message body is required.');
  if (body.length > LONGEST) throw new Refusal(400, 21617, 'The message body exceeds the 1600 character limit.');
  return { to, from, body };
}

async function take(peer, request, response) {
  requireAuth(request, peer);
  const message = messageOf(fieldsOf(request, await readBody(request)));
  if (peer.faults.slow_ms > 0) await new Promise((resolve) => setTimeout(resolve, peer.faults.slow_ms));
  if (peer.faults.take('fail_next')) throw new Refusal(500, 20500, 'Internal Server Error');
  if (peer.faults.take('busy_next')) throw new Refusal(429, 20429, 'Too Many Requests');
  const sid = `SM${randomBytes(16).toString('hex')}`;
  peer.messages.push({ sid, ...message });
  if (peer.faults.take('lose_answer_next')) return request.socket.destroy();
  return sendJson(response, 201, { sid, status: 'queued', account_sid: peer.account, ...message });
}

async function control(peer, request, response, path) {
  refuseForeign(request);
  if (path === '/control/messages') return sendJson(response, 200, { messages: peer.messages });
  if (path === '/control/reset') {
    peer.faults.reset();
    peer.messages.length = 0;
  } else if (path === '/control') peer.faults.set(await readJson(request));
  else throw new HttpError(404, 'There is no such control.');
  return sendJson(response, 200, {});
}

function serve(peer, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (/^\/control(\/|$)/.test(pathname)) return control(peer, request, response, pathname);
  if (pathname !== `/2010-04-01/Accounts/${peer.account}/Messages.json`) throw new Refusal(404, 20404, 'The requested resource was not found');
  if (request.method !== 'POST') throw new Refusal(405, 20004, 'Method not allowed');
  return take(peer, request, response);
}

/** @param {{port: number, account: string, tokenFile: string}} options */
export async function startTwilioPeer({ port, account, tokenFile }) {
  const peer = { account, token: readFileSync(tokenFile, 'utf8').trim(), faults: new Faults(KNOBS), messages: [] };
  const server = createServer(async (request, response) => {
    try {
      await serve(peer, request, response);
    } catch (error) {
      const status = error.status ?? 500;
      sendJson(response, status, { code: error.code ?? status, message: error.message, status });
    }
  });
  const taken = await listen(server, port);
  return { port: taken, banner: `twilio peer listening on http://127.0.0.1:${taken}`, close: () => close(server) };
}
