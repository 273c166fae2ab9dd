// Every part of a running stack is killed once, and comes back by itself with everything it had acknowledged.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { ask } from '../nginx/client.mjs';

const { GATEHOUSE_STATUS: STATUS } = process.env;
if (!STATUS) throw new Error('Set what `tools/stack.sh env` prints.');
const WORKERS = ['accounts', 'organizations', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning', 'scheduler'];
const LIMIT_MS = 30_000;

const status = (name) => {
  const line = readFileSync(STATUS, 'utf8').split('\n').map((text) => text.split('\t')).find(([first]) => first === name);
  return { state: line[1], pid: Number(line[2]), restarts: Number(line[3]) };
};

async function until(probe, what) {
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    if (await probe().catch(() => false)) return;
    await sleep(50);
  }
  throw new Error(`not within ${LIMIT_MS / 1000} s: ${what}`);
}

const healthy = async () => {
  for (const worker of WORKERS) if ((await ask(`/readyz/${worker}`)).status !== 200) return false;
  return true;
};

async function registered() {
  const person = { email: `recovery-${randomUUID()}@example.org`, password: 'Correct-horse-7-battery', name: 'Rita' };
  const post = (path, body) => ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await post('/api/auth/register', person);
  assert.equal(answer.status, 201);
  return async () => (await post('/api/auth/login', { email: person.email, password: person.password, grant: 'token' })).status === 200;
}

test('what was acknowledged survives the death of the database and of Redis', async () => {
  const canSignIn = await registered();
  for (const name of ['mariadb', 'redis']) {
    process.kill(status(name).pid, 'SIGKILL');
    await until(canSignIn, `sign-in after the death of ${name}`);
  }
  await until(healthy, 'all workers healthy');
});

for (const name of ['mariadb', 'redis', 'nginx', 'mail-peer', 'stripe-peer', ...WORKERS])
  test(`${name} comes back after kill -9`, async () => {
    const before = status(name);
    assert.equal(before.state, 'ready');
    process.kill(before.pid, 'SIGKILL');
    await until(async () => {
      const now = status(name);
      return now.pid > 0 && now.pid !== before.pid && now.state === 'ready';
    }, `${name} runs again`);
    assert.equal(status(name).restarts, before.restarts + 1);
    await until(healthy, 'all workers healthy');
  });
