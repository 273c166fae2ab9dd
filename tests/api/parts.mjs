// The parts of the running stack, and their end: kill -9, and the supervisor brings them back.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { sleep } from './client.mjs';

export const run = promisify(execFile);
export const root = new URL('../../', import.meta.url).pathname;
export const VAR = resolve(root, process.env.GATEHOUSE_VAR ?? 'var');
export const RECOVERY_MS = 30_000;

const statusLines = async () =>
  (await readFile(`${VAR}/status`, 'utf8')).trim().split('\n').map((line) => {
    const [name, state, pid, restarts] = line.split('\t');
    return { name, state, pid: Number(pid), restarts: Number(restarts) };
  });

/** The process of a part that runs. One that was killed often comes back later each time, and has no process meanwhile. */
export async function pidOf(name) {
  const deadline = Date.now() + RECOVERY_MS;
  for (;;) {
    const part = (await statusLines()).find((each) => each.name === name);
    if (part?.pid > 1) return part.pid;
    assert.ok(Date.now() < deadline, `${name} runs within ${RECOVERY_MS / 1000} s`);
    await sleep(50);
  }
}

/** Kills one part as if its machine had lost power, and waits until it is back. */
export async function killOne(name) {
  const before = (await statusLines()).find((part) => part.name === name);
  assert.ok(before?.pid > 1, `${name} runs`);
  process.kill(before.pid, 'SIGKILL');
  const deadline = Date.now() + RECOVERY_MS;
  for (;;) {
    await sleep(100);
    const now = (await statusLines()).find((part) => part.name === name);
    if (now.pid !== before.pid && now.state === 'ready') break;
    assert.ok(Date.now() < deadline, `${name} is back within ${RECOVERY_MS / 1000} s`);
  }
}

/** The first value of a query's first row. */
export async function value(sql) {
  const { stdout } = await run('tools/stack.sh', ['sql', '-N', '-e', sql], { cwd: root, env: { ...process.env, GATEHOUSE_VAR: VAR } });
  return stdout.trim().split(/\s/)[0];
}

/** Fails unless every invariant holds over the whole database. */
export async function verify() {
  const env = { ...process.env, GATEHOUSE_CONFIG: `${VAR}/etc/gatehouse.conf` };
  const { stdout } = await run('build/bin/gatehouse-admin', ['verify'], { cwd: root, env });
  assert.match(stdout, /all invariants hold/);
}
