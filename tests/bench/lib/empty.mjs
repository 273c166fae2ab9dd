// What the way to a worker costs without the worker: one that does nothing stands in the place of orders for a while.

import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';

import { BIN, VAR, sleep } from './shell.mjs';

const LETS_GO_MS = 1500; // nginx, of its connections to whoever stood there (snippets/keepalive.conf)

/** Does `work` meanwhile, and answers what it did. */
export async function withEmptyWorker(work) {
  const socket = `${VAR}/run/orders.sock`;
  const aside = `${socket}.aside`;
  renameSync(socket, aside);
  const worker = spawn(`${BIN}/gatehouse-empty`, [socket], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => worker.kill('SIGTERM')); // the bench may be stopped meanwhile
  const ended = new Promise((done) => worker.on('exit', done).on('error', done));
  try {
    for (let tries = 0; tries < 50 && !existsSync(socket); tries++) await sleep(100);
    await sleep(LETS_GO_MS);
    return await work();
  } finally {
    worker.kill('SIGTERM');
    await ended;
    rmSync(socket, { force: true });
    renameSync(aside, socket);
    await sleep(LETS_GO_MS);
  }
}
