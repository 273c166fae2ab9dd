// Live channels through nginx: who may listen, what a listener gets and when, and what a bad one cannot do (RTM-1 … RTM-6).

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp } from '../api/client.mjs';
import { ask, endConnections, publish, subscribe } from './client.mjs';

const EVENT = 'event_01h455vb4pex5vsknk084sn02q';
const LINE = 'tt_01h455vb4pex5vsknk084sn02q';

const owner = await signUp('Olga Owner');
const stranger = await signUp('Stan Stranger');
const shop = await openEvent(owner.token, { price: 0 });
const place = async () => expectStatus(await call('POST', '/api/orders', { body: orderOf(shop, 1, 'vera@example.org'), headers: freshKey() }), 201, 'an order');
const [mine, other] = [await place(), await place()];
const bearer = ({ token }) => ({ headers: { Authorization: `Bearer ${token}` } });
const opened = [];
const listen = (...args) => { opened.push(subscribe(...args)); return opened.at(-1); };
after(() => opened.forEach(({ close }) => close()));
const statusOf = async (...args) => (await listen(...args).answer).status;

for (const channel of [`event/${EVENT}`, `line/${LINE}`])
  test(`a newcomer to ${channel.split('/')[0]} gets the latest state at once, then every new one`, { timeout: 10_000 }, async () => {
    for (const n of [1, 2]) assert.ok((await publish(channel, { n })) < 300);
    const stream = listen(channel);
    assert.match((await stream.answer).type, /^text\/event-stream/);
    await stream.until('{"n":2}');
    await publish(channel, { n: 3 });
    const seen = await stream.until('{"n":3}');
    assert.match(seen, /event: state/);
    assert.doesNotMatch(seen, /"n":1/);
  });

test('several lines are heard over one connection, each from its latest state on', { timeout: 10_000 }, async () => {
  const [first, second] = [LINE, 'bundle_01h455vb4pex5vsknk084sn02q'];
  for (const [item_id, n] of [[first, 11], [second, 12]]) await publish(`line/${item_id}`, { item_id, n });
  const stream = listen(`line:${first},line:${second}`);
  await stream.until('"n":11');
  await stream.until('"n":12');
  await publish(`line/${second}`, { item_id: second, n: 13 });
  await publish(`line/${first}`, { item_id: first, n: 14 });
  await stream.until('"n":13');
  await stream.until('"n":14');
});

test('who comes back with the last id gets what was said meanwhile, and nothing twice', { timeout: 10_000 }, async () => {
  const channel = `event/${shop.event.id}`;
  await publish(channel, { n: 'before' });
  const first = listen(channel);
  const id = (await first.until('before')).match(/^id: (\S+)/m)[1];
  first.close();
  await publish(channel, { n: 'meanwhile' });
  const seen = await listen(channel, { headers: { 'Last-Event-ID': id } }).until('meanwhile');
  assert.doesNotMatch(seen, /before/);
});

test('an order is heard by its secret and by members, and by nobody else', async () => {
  const { order: { id }, secret } = mine;
  assert.equal(await statusOf(`order/${id}`), 403, 'a guest');
  assert.equal(await statusOf(`order/${id}?secret=${other.secret}`), 403, "another order's secret");
  assert.equal(await statusOf(`order/${id}?secret=${secret}x`), 403, 'a broken secret');
  assert.equal(await statusOf(`order/${id}`, bearer(stranger)), 403, 'a stranger');
  assert.equal(await statusOf(`order/${other.order.id}?secret=${secret}`), 403, 'with our secret another order');
  assert.equal(await statusOf(`order/${id}?secret=${secret}`), 200, 'the buyer');
  assert.equal(await statusOf(`order/${id}`, bearer(owner)), 200, 'the organizer');
});

test("an event's sale is heard by its organization alone, a person's own by that person", async () => {
  for (const [channel, who] of [[`organizer/${shop.event.id}`, owner], [`user/${owner.user.id}`, owner]]) {
    assert.equal(await statusOf(channel), 403, `${channel} as a guest`);
    assert.equal(await statusOf(channel, bearer(stranger)), 403, `${channel} as a stranger`);
    assert.equal(await statusOf(channel, bearer(who)), 200, channel);
  }
});

test('a path that could mean two things means what nginx hands on', async () => {
  const { order: { id }, secret } = mine;
  for (const path of [`order/${id}/../${other.order.id}`, `order/${id}%2f..%2f${other.order.id}`, `order/${other.order.id}%3fsecret=${secret}`])
    assert.notEqual(await statusOf(`${path}?secret=${secret}`), 200, path);
});

test('what is no channel does not exist, and nobody asks a worker about it', async () => {
  for (const path of ['event/nonsense', 'order/order_x', 'order/', `order/${EVENT}`, `nonsense/${EVENT}`, `user/${mine.order.id}`, `line:${LINE},order:${mine.order.id}`, `line:${LINE},`, `order:${mine.order.id}`])
    assert.equal((await ask(`/live/${path}`)).status, 404, path);
  assert.ok([403, 404].includes((await ask('/live-access/orders')).status), 'the question itself is not for outside');
});

test('a page of another site cannot listen in its visitors’ names', async () => {
  const { order: { id }, secret } = mine;
  const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  const { status } = await ask(`/live/order/${id}?secret=${secret}`, { headers: { ...upgrade, Origin: 'https://evil.example' } });
  assert.equal(status, 403);
});

test('a WebSocket gets the same states', { timeout: 10_000 }, async () => {
  const channel = `event/${EVENT}`;
  await publish(channel, { n: 'for sockets' });
  const { hostname, port } = new URL(process.env.GATEHOUSE_URL);
  const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.78' });
  socket.write(`GET /live/${channel} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`);
  let seen = '';
  for await (const part of socket) {
    seen += part.toString('latin1');
    if (seen.includes('for sockets"}')) break;
  }
  assert.match(seen, /^HTTP\/1\.1 101 /);
  // One text frame with nothing else in it.
  assert.ok(seen.endsWith('\x81\x13{"n":"for sockets"}'), JSON.stringify(seen.slice(-40)));
});

test('a connection that is ended comes back only with the right to it', { timeout: 10_000 }, async () => {
  const channel = `order/${mine.order.id}`;
  const stream = listen(`${channel}?secret=${mine.secret}`);
  assert.equal((await stream.answer).status, 200);
  await endConnections(channel);
  await stream.ended;
  const again = listen(`${channel}?secret=${mine.secret}`);
  assert.equal((await again.answer).status, 200);
  await publish(channel, { n: 'heard again' });
  await again.until('heard again');
});

test('subscribers that do not read are let go, and hurt nobody who does', { timeout: 40_000 }, async () => {
  const channel = `event/${EVENT}`;
  const { hostname, port } = new URL(process.env.GATEHOUSE_URL);
  const deaf = Array.from({ length: 50 }, () => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.81' });
    socket.on('error', () => {}).pause();
    socket.write(`GET /live/${channel} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\n\r\n`);
    return socket;
  });
  const reader = listen(channel);
  await reader.answer;
  const listening = async () => Number((await ask('/metrics/live', { from: '127.0.0.1' })).text.match(/^gatehouse_live_subscribers (\d+)/m)[1]);
  while ((await listening()) < 51) await sleep(50);
  // More than the socket buffers of the deaf take; the one that reads gets the last state all the same.
  for (let n = 0; n < 200; ++n) await publish(channel, { n, filling: 'x'.repeat(50_000) });
  await publish(channel, { n: 'last' });
  await reader.until('"last"');
  while ((await listening()) > 45) await sleep(500);
  for (const socket of deaf) socket.destroy();
});

test('who waits costs no worker a request', { timeout: 20_000 }, async () => {
  const requests = async () => (await ask('/metrics/inventory', { from: '127.0.0.1' })).text
    .split('\n').filter((line) => line.startsWith('gatehouse_requests_total')).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  const waiting = Array.from({ length: 200 }, (_, n) => listen(`event/${shop.event.id}`, { from: `127.0.4.${1 + (n % 8)}` }));
  for (const { answer } of waiting) assert.equal((await answer).status, 200);
  const before = await requests();
  for (let n = 0; n < 5; ++n) await publish(`event/${shop.event.id}`, { waited: n });
  for (const stream of waiting) await stream.until('"waited":4');
  assert.equal(await requests(), before);
});

test('nobody publishes from outside', async () => {
  for (const path of [`/live/event/${EVENT}`, `/pub/event/${EVENT}`, `/live/order/${mine.order.id}?secret=${mine.secret}`])
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status } = await ask(path, { method, body: '{}' });
      assert.ok([403, 404, 405].includes(status), `${method} ${path} answers ${status}`);
    }
});

test('how many listen is told to this machine alone', async () => {
  assert.match((await ask('/metrics/live', { from: '127.0.0.1' })).text, /^gatehouse_live_shared_memory_kibibytes \d+$/m);
});
