// Who is killed, and how one knows that it is back.

import { readFileSync, readdirSync } from 'node:fs';

import { processes } from '../bench/lib/stack.mjs';
import { call, sleep } from '../api/client.mjs';

const RECOVERY_MS = 30_000;
const LOOK_MS = 25;
const NGINX_WORKER = 'nginx worker';
const MODULES = ['accounts', 'organizations', 'oauth', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning', 'operations', 'queue', 'documents', 'privacy', 'scheduler'];
export const PARTS = [...MODULES, 'nginx', NGINX_WORKER, 'redis', 'mariadb'];

function workersOf(master) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      return Number(stat[1]) === master && stat[0] !== 'Z' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('nginx: worker process');
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return false; // it ended meanwhile
      throw error;
    }
  });
}

// Something behind the part answers: the worker itself, or a worker that needs it.
async function answers(part) {
  const path = MODULES.includes(part) ? `/readyz/${part}` : part === 'redis' || part === 'mariadb' ? '/readyz/orders' : '/healthz';
  return call('GET', path, { from: '127.0.0.1', timeout: 2000 }).then((answer) => answer.status === 200, () => false);
}

function pidOf(part, random) {
  if (part !== NGINX_WORKER) return processes().get(part);
  const workers = workersOf(processes().get('nginx'));
  return workers[Math.floor(random() * workers.length)];
}

function isBack(part, killed, count) {
  if (part !== NGINX_WORKER) return processes().has(part) && processes().get(part) !== killed;
  const workers = workersOf(processes().get('nginx'));
  return !workers.includes(killed) && workers.length >= count;
}

/** Kills one part and waits until it is back: {part, at, back, ms}; `ms` is Infinity when it did not come. */
export async function kill(part, random) {
  const count = part === NGINX_WORKER ? workersOf(processes().get('nginx')).length : 0;
  const pid = pidOf(part, random);
  if (!(pid > 1)) throw new Error(`${part} does not run`);
  const at = Date.now();
  process.kill(pid, 'SIGKILL');
  for (;;) {
    await sleep(LOOK_MS);
    if (isBack(part, pid, count) && (await answers(part))) return { part, at, back: Date.now(), ms: Date.now() - at };
    if (Date.now() - at > RECOVERY_MS) return { part, at, back: Date.now(), ms: Infinity };
  }
}

/** Every part once in random order, then again: so that a short run kills most of them. */
export function* order(random) {
  for (;;) {
    const bag = [...PARTS];
    while (bag.length > 0) yield bag.splice(Math.floor(random() * bag.length), 1)[0];
  }
}
