// Requests to the stack under test from an address of our own, so that other suites keep their rate limits.

import { readFileSync } from 'node:fs';
import { request } from 'node:http';
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

/** Publishes a state as the scheduler does; gives the status. */
export async function publish(event, state) {
  const target = { socketPath: GATEHOUSE_LIVE_SOCKET, path: `/pub/event/${event}`, method: 'POST' };
  return (await send({ ...target, headers: { 'X-EventSource-Event': 'state' } }, JSON.stringify(state))).status;
}

/** Opens a live channel and gives a function that reads on until `text` was seen, and one that closes. */
export function subscribe(event) {
  let seen = '';
  let wake = () => {};
  const sent = request(`${GATEHOUSE_URL}/live/event/${event}`, { agent: false, headers: { Accept: 'text/event-stream' } });
  const type = new Promise((resolve, reject) => {
    sent.on('error', reject).on('response', (answer) => {
      answer.on('error', () => {}).on('data', (part) => { seen += part; wake(); });
      resolve(answer.headers['content-type']);
    });
  });
  sent.end();
  return {
    type,
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
