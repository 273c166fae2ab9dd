// Commands and their output.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
export const BIN = process.env.GATEHOUSE_BIN || `${ROOT}/build/bin`;
export const VAR = resolve(ROOT, process.env.GATEHOUSE_VAR || 'var/bench');

const running = new Set();

/** Ends what run() has under way. */
export const endAll = () => running.forEach((child) => child.kill('SIGTERM'));

/** Runs a command, and answers what it printed; rejects with what it complained about. */
export function run(command, args, { input = '', env = {}, tolerate = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(child);
    let out = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
    child.stderr.setEncoding('utf8').on('data', (part) => (complaint += part));
    child.stdin.on('error', () => {}); // it ended before it read all: its exit code says why
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0 || tolerate) resolve(out);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${(complaint || out).trim()}`));
    });
    child.stdin.end(input);
  });
}

/** A port of loopback that is free now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
