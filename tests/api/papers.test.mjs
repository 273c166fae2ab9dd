// kill -9 of the scheduler while it numbers invoices, with a second one beside it: no gap, no number twice, every order has one.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp, sleep } from './client.mjs';
import { VAR, pidOf, root } from './parts.mjs';

const ORDERS = 120;
const PATIENCE_MS = 120_000;

// Not under the supervisor: the test starts it again when it was killed.
function secondScheduler() {
  let child;
  const start = () => {
    child = spawn('build/bin/gatehouse-scheduler', [], { cwd: root, stdio: 'ignore', env: { ...process.env, GATEHOUSE_CONFIG: `${VAR}/etc/gatehouse.conf` } });
    child.on('error', (error) => assert.fail(error));
  };
  start();
  return { kill: () => (child.kill('SIGKILL'), start()), stop: () => child.kill('SIGTERM') };
}

async function shelf(organization, token) {
  const all = [];
  for (let cursor = ''; ; ) {
    const page = expectStatus(
      await call('GET', `/api/organizations/${organization}/documents?limit=100${cursor && `&cursor=${cursor}`}`, { token }), 200, 'papers');
    all.push(...page.items);
    if (!page.next_cursor) return all;
    cursor = page.next_cursor;
  }
}

test('kill -9 of two schedulers while they number invoices leaves no gap and no number twice', { timeout: 240_000 }, async () => {
  const { token } = await signUp();
  const shop = await openEvent(token, { price: 0, capacity: ORDERS });
  const other = secondScheduler();
  try {
    let killing = true;
    const killer = (async () => {
      for (; killing; await sleep(1500)) {
        other.kill();
        try {
          process.kill(await pidOf('scheduler'), 'SIGKILL');
        } catch (error) {
          if (error.code !== 'ESRCH') throw error;
        }
      }
    })();
    const bodies = Array.from({ length: ORDERS }, (_, i) => orderOf(shop, 1, `b${i}@example.org`));
    for (let at = 0; at < ORDERS; at += 10) {
      const placed = await Promise.all(bodies.slice(at, at + 10).map((body) => call('POST', '/api/orders', { body, headers: freshKey() })));
      for (const answer of placed) expectStatus(answer, 201, 'order');
      await sleep(600);
    }
    killing = false;
    await killer;
    const organization = shop.event.organization.id;
    const deadline = Date.now() + PATIENCE_MS;
    let papers = [];
    while (papers.length < ORDERS && Date.now() < deadline) {
      await sleep(1000);
      papers = await shelf(organization, token);
    }
    const numbers = papers.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b);
    assert.deepEqual(numbers, Array.from({ length: ORDERS }, (_, i) => i + 1));
    assert.equal(new Set(papers.map((paper) => paper.order_id)).size, ORDERS);
  } finally {
    other.stop();
  }
});
