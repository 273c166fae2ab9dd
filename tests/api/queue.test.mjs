// Two schedulers serve one line while each of them is killed, one is stopped for a while and continued, and Redis loses
// everything: each place is offered once, in order, and the proof holds.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, signUp, sleep } from './client.mjs';
import { VAR, pidOf, root, run } from './parts.mjs';

const CONFIG = `${VAR}/etc/gatehouse.conf`;
const BIN = resolve(root, process.env.GATEHOUSE_BIN ?? 'build/bin');
const PLACES = 150;
const PEOPLE = 180;

// As the mailed code gives it (modules/queue/secrets.cpp); the code itself is tested with the pages.
async function guestTokens() {
  const master = Buffer.from((await readFile(`${VAR}/etc/master_key`, 'utf8')).trim(), 'hex');
  const key = createHmac('sha256', master).update('queue-guest').digest();
  return (email) => {
    const until = Buffer.alloc(8);
    until.writeBigInt64BE(4102444800n);
    const claim = Buffer.concat([until, Buffer.from(email)]);
    return Buffer.concat([createHmac('sha256', key).update(claim).digest(), claim]).toString('base64url');
  };
}

const another = () => spawn(`${BIN}/gatehouse-scheduler`, { env: { ...process.env, GATEHOUSE_CONFIG: CONFIG }, stdio: 'ignore' });

const see = async (entry) =>
  expectStatus(await call('GET', `/api/queue/entries/${entry.id}`, { secret: entry.secret }), 200, 'entry');

test('two schedulers, kill -9 of either, one that was stopped, and a Redis without memory: nobody overtakes, nothing is lost', { timeout: 180_000 }, async () => {
  const token = await guestTokens();
  const { token: organizer } = await signUp();
  const { type } = await openEvent(organizer, { capacity: PLACES, type: { sale_mode: 'waiting_room' } });
  const control = (body) => call('PUT', `/api/queue/lines/${type.id}`, { body, token: organizer });
  expectStatus(await control({ state: 'paused' }), 200, 'pause');

  const entries = [];
  for (let n = 0; n < PEOPLE; n++) {
    const body = { ticket_type_id: type.id, quantity: 1, guest_token: token(`kill.${process.pid}.${n}@example.org`) };
    entries.push(expectStatus(await call('POST', '/api/queue/entries', { body, headers: freshKey() }), 201, 'join'));
  }
  assert.deepEqual(entries.map((entry) => entry.position), entries.map((_, n) => n + 1));

  // Slowly enough that there is something to interrupt.
  expectStatus(await control({ state: 'open', admit_per_minute: 600 }), 200, 'open');
  let second = another();
  let stopped;
  try {
    for (let round = 0; round < 4; round++) {
      await sleep(1200);
      process.kill(await pidOf('scheduler'), 'SIGKILL');
      await sleep(400);
      second.kill('SIGKILL');
      second = another();
      if (round === 1) {
        stopped = another();
        await sleep(500);
        stopped.kill('SIGSTOP');
      }
      if (round === 2) await run('tools/stack.sh', ['redis', 'FLUSHALL'], { cwd: root, env: { ...process.env, GATEHOUSE_VAR: VAR } });
    }
    stopped.kill('SIGCONT');
    expectStatus(await control({ admit_per_minute: null }), 200, 'faster');
    const deadline = Date.now() + 30_000;
    for (;;) {
      if ((await see(entries[PLACES - 1])).status === 'offered') break;
      assert.ok(Date.now() < deadline, 'all places are offered');
      await sleep(300);
    }
    await sleep(1000);
    const after = [];
    for (const entry of entries) after.push(await see(entry));
    assert.deepEqual(after.map((entry) => entry.status), entries.map((_, n) => (n < PLACES ? 'offered' : 'waiting')));
    assert.deepEqual(after.slice(PLACES).map((entry) => entry.position), entries.slice(PLACES).map((_, n) => n + 1));
    assert.equal(new Set(after.slice(0, PLACES).map((entry) => entry.offer.id)).size, PLACES);
    const { stdout } = await run(`${BIN}/gatehouse-admin`, ['verify'], { env: { ...process.env, GATEHOUSE_CONFIG: CONFIG } });
    assert.match(stdout, /all invariants hold/);
  } finally {
    for (const one of [second, stopped]) one?.kill('SIGKILL');
  }
});
