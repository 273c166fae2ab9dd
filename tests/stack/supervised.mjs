// A supervisor with a plan of its own in a short temporary directory, for one test.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = process.env.GATEHOUSE_SUPERVISOR ?? join(ROOT, 'build/bin/gatehouse-supervisor');

/** A worker that answers every connection on fd 0 with its pid, and drains on SIGTERM. */
export const WORKER = `"${process.execPath}" -e "
const server = require('net').createServer((c) => c.end(String(process.pid)));
server.listen({ fd: 0 });
process.on('SIGTERM', () => server.close(() => process.exit(0)));"`.replaceAll('\n', ' ');

/** Polls until `probe` gives something truthy, and returns that. */
export async function until(probe, what, seconds = 10) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = await probe();
    if (found) return found;
    await sleep(20);
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}

/** Whether a process lives. */
export function lives(pid) {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** What a worker on that socket says. */
export function ask(path) {
  return new Promise((resolve, reject) => {
    let text = '';
    connect(path).on('data', (part) => { text += part; }).on('end', () => resolve(text)).on('error', reject);
  });
}

/** Starts a supervisor; `blocks` is the plan without its head, DIR in it is the directory. */
export function supervise(blocks, head = '') {
  const dir = mkdtempSync('/tmp/gh-sup-');
  const plan = join(dir, 'plan');
  writeFileSync(plan, `pid = ${dir}/pid\nstatus = ${dir}/status\nlogs = ${dir}\n${head}\n${blocks.replaceAll('DIR', dir)}`);
  const child = spawn(PROGRAM, [plan], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => { said += part; });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal, said })));

  const status = () => {
    try {
      return Object.fromEntries(readFileSync(join(dir, 'status'), 'utf8').trim().split('\n').map((line) => {
        const [name, state, pid, restarts] = line.split('\t');
        return [name, { state, pid: Number(pid), restarts: Number(restarts) }];
      }));
    } catch {
      return {};
    }
  };
  return {
    dir, plan, child, ended, status,
    log: (name) => readFileSync(join(dir, `${name}.log`), 'utf8'),
    inState: (name, state) => until(() => status()[name]?.state === state && status()[name], `${name} ${state}`),
    async end() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Runs the supervisor on a plan that it must refuse; gives what it said. */
export async function refused(blocks, head) {
  const run = supervise(blocks, head);
  const { code, said } = await run.ended;
  await run.end();
  return { code, said };
}
