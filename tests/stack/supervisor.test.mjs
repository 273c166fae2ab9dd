// The supervisor keeps a stack running: order, restarts, sockets that outlive their worker, reload, the end.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { WORKER, ask, lives, refused, supervise, until } from './supervised.mjs';

const running = [];
const start = (...args) => {
  const run = supervise(...args);
  running.push(run);
  return run;
};
after(() => Promise.all(running.map((run) => run.end())));

const FOREVER = '/bin/sh -c "exec sleep 1000"';
const worker = `[w]\ncommand = ${WORKER}\nsocket = DIR/w.sock\nreload = replace\n`;

test('a process starts when what it waits for is ready, a failed one never counts as ready', async () => {
  const run = start(`
[first]
command = /bin/sh -c "sleep 0.3; touch DIR/is-up; exec sleep 1000"
ready = file:DIR/is-up
[once]
command = /bin/sh -c "test -e DIR/is-up"
ready = exit
after = first
[broken]
command = /bin/sh -c "exit 3"
ready = exit
[last]
command = ${FOREVER}
after = once
[never]
command = ${FOREVER}
after = broken`);
  await run.inState('last', 'ready');
  await until(() => run.status().broken.restarts >= 2, 'broken tried again');
  const { once, never } = run.status();
  assert.equal(once.state, 'done');
  assert.equal(once.restarts, 0);
  assert.equal(never.state, 'waiting');
});

test('a killed process comes back by itself, later each time while it keeps failing', async () => {
  const run = start(`[a]\ncommand = ${FOREVER}\n[b]\ncommand = /nonexistent`);
  const { pid } = await run.inState('a', 'ready');
  process.kill(pid, 'SIGKILL');
  const back = await until(() => run.status().a.restarts === 1 && run.status().a.state === 'ready' && run.status().a, 'a again');
  assert.notEqual(back.pid, pid);
  await sleep(1500);
  const tries = run.status().b.restarts;
  assert.ok(tries >= 3 && tries <= 5, `b was tried ${tries} times`);
  assert.match(run.log('b'), /cannot start: No such file/);
});

test('a request that arrives while the worker is dead is answered by its successor', async () => {
  const run = start(worker);
  await run.inState('w', 'ready');
  const first = await ask(join(run.dir, 'w.sock'));
  process.kill(Number(first), 'SIGKILL');
  const second = await ask(join(run.dir, 'w.sock'));
  assert.notEqual(second, first);
  assert.equal(statSync(join(run.dir, 'w.sock')).mode & 0o777, 0o660);
});

test('a reload replaces the worker, and no request fails meanwhile', async () => {
  const run = start(worker);
  await run.inState('w', 'ready');
  const seen = new Set([await ask(join(run.dir, 'w.sock'))]);
  for (let reloads = 0; reloads < 3; reloads += 1) {
    run.child.kill('SIGHUP');
    for (let n = 0; n < 40; n += 1) {
      const pid = await ask(join(run.dir, 'w.sock'));
      assert.match(pid, /^\d+$/);
      seen.add(pid);
      await sleep(10);
    }
  }
  assert.ok(seen.size >= 4, `${seen.size} workers answered`);
  assert.equal(run.status().w.restarts, 0);
});

test('the end comes in reverse order, and who does not listen is killed after the grace', async () => {
  const run = start(`
[base]
command = /bin/sh -c "trap 'date +%s%N > DIR/base-end; exit' TERM; while :; do sleep 0.05; done"
[deaf]
command = /bin/sh -c "trap 'date +%s%N > DIR/deaf-asked' TERM; while :; do sleep 0.05; done"
after = base
grace = 1`);
  await run.inState('deaf', 'ready');
  const { pid } = run.status().deaf;
  await sleep(300);
  const asked = Date.now();
  run.child.kill('SIGTERM');
  const { code } = await run.ended;
  assert.equal(code, 0);
  assert.ok(Date.now() - asked >= 1000, 'the grace was kept');
  assert.ok(!lives(pid));
  assert.ok(existsSync(join(run.dir, 'base-end')));
  assert.ok(statSync(join(run.dir, 'base-end')).mtimeMs > statSync(join(run.dir, 'deaf-asked')).mtimeMs + 800);
});

test('what a killed process leaves behind ends before its restart', async () => {
  const run = start('[a]\ncommand = /bin/sh -c "sleep 1000 & echo $! > DIR/left; wait"');
  const { pid } = await run.inState('a', 'ready');
  const left = await until(() => existsSync(join(run.dir, 'left')) && Number(readFileSync(join(run.dir, 'left'), 'utf8')), 'its child');
  process.kill(pid, 'SIGKILL');
  await until(() => !lives(left), 'the orphan ended');
});

test('when the supervisor is killed, its processes end too', async () => {
  const run = start(`[a]\ncommand = ${FOREVER}`);
  const { pid } = await run.inState('a', 'ready');
  run.child.kill('SIGKILL');
  await until(() => !lives(pid), 'a ended');
});

test('two supervisors do not share a stack', async () => {
  const run = start(`[a]\ncommand = ${FOREVER}`);
  await run.inState('a', 'ready');
  const { code, said } = await refused(`[a]\ncommand = ${FOREVER}`, `pid = ${run.dir}/pid`);
  assert.equal(code, 1);
  assert.match(said, /already running/);
});

test('a stale file is removed before each start, a big log is moved away', async () => {
  const run = start(`[a]\ncommand = /bin/sh -c "test ! -e DIR/stale && touch DIR/stale && exec sleep 1000"\nremove = DIR/stale`, 'log_cap_mb = 1');
  const { pid } = await run.inState('a', 'ready');
  await until(() => existsSync(join(run.dir, 'stale')), 'a runs');
  writeFileSync(join(run.dir, 'a.log'), 'x'.repeat(1_200_000));
  process.kill(pid, 'SIGKILL');
  await until(() => run.status().a.restarts === 1 && run.status().a.state === 'ready', 'a again');
  await until(() => existsSync(join(run.dir, 'a.log.1')) && statSync(join(run.dir, 'a.log')).size === 0, 'the log was moved');
  assert.equal(statSync(join(run.dir, 'a.log.1')).size, 1_200_000);
});

test('a faulty plan is refused with its line', async () => {
  for (const [plan, reason] of [
    ['[a]\ncomand = /bin/true', /plan:6: unknown key comand/],
    ['[a]\ncommand = "/bin/true', /unclosed quote/],
    ['[a]\nready = tcp:1', /a has no command/],
    ['[a]\ncommand = /bin/true\nafter = b\n[b]\ncommand = /bin/true', /a waits for b, which does not stand before it/],
    ['[a]\ncommand = /bin/true\nstop = KILL', /unknown stop signal KILL/],
  ]) {
    const { code, said } = await refused(plan);
    assert.equal(code, 1);
    assert.match(said, reason);
  }
});
