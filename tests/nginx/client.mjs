// Requests to the stack under test from an address of our own, so that other suites keep their rate limits.

import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const { GATEHOUSE_URL, GATEHOUSE_LOGS, GATEHOUSE_LIVE_SOCKET } = process.env;
if (!GATEHOUSE_URL || !GATEHOUSE_LOGS) throw new Error('Set what `tools/stack.sh env` prints.');

function send(options, body) {
  return new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('end', () => {
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() });
      });
    });
    sent.on('error', reject).end(body);
  });
}

/** One request and its whole answer: {status, headers, text}. */
export function ask(path, { body, from = '127.0.0.78', ...options } = {}) {
  const { hostname, port } = new URL(GATEHOUSE_URL);
  return send({ hostname, port, path, agent: false, localAddress: from, ...options }, body);
}

const publisher = new Agent({ keepAlive: true, maxSockets: 1 });

/** Publishes a state to a channel ("event/event_…") as the scheduler does; gives the status. */
export async function publish(channel, state) {
  const target = { socketPath: GATEHOUSE_LIVE_SOCKET, path: `/pub/${channel}`, method: 'POST', agent: publisher };
  return (await send({ ...target, headers: { 'X-EventSource-Event': 'state' } }, JSON.stringify(state))).status;
}

/** Ends all connections to a channel as the scheduler does. */
export const endConnections = (channel) => send({ socketPath: GATEHOUSE_LIVE_SOCKET, path: `/pub/${channel}`, method: 'DELETE' });

/**
 * Opens a live channel: the answer's status and type, `until(text)` which reads on until it was seen, `ended` when the
 * server closed it, and `close()`.
 */
export function subscribe(channel, { headers = {}, from = '127.0.0.78' } = {}) {
  let seen = '';
  let wake = () => {};
  const { hostname, port } = new URL(GATEHOUSE_URL);
  const sent = request({ hostname, port, path: `/live/${channel}`, agent: false, localAddress: from, headers: { Accept: 'text/event-stream', ...headers } });
  let over;
  const ended = new Promise((resolve) => { over = resolve; });
  const answer = new Promise((resolve, reject) => {
    sent.on('error', reject).on('response', (got) => {
      got.on('error', () => {}).on('data', (part) => { seen += part; wake(); }).on('close', () => over());
      resolve({ status: got.statusCode, type: got.headers['content-type'] });
    });
  });
  sent.end();
  return {
    answer,
    ended,
    async until(text) {
      while (!seen.includes(text)) await new Promise((resolve) => { wake = resolve; });
      return seen;
    },
    close: () => sent.destroy(),
  };
}

/** A log of nginx as text. */
export const log = (name) => readFileSync(join(GATEHOUSE_LOGS, `nginx-${name}.log`), 'utf8');

/** The lines of the access log by request id. */
export const logged = () => new Map(log('access').trim().split('\n').map(JSON.parse).map((line) => [line.request_id, line]));
