// A flood of what costs much CPU is answered with "busy", and everybody else is still served.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';

import { anyAddress, call, expectStatus, freshKey, openEvent, orderOf, signUp, sleep } from './client.mjs';

const PATIENCE = 5_000;
const owner = await signUp();
const shop = await openEvent(owner.token, { price: 0, capacity: 500, type: { max_per_order: 100 }, event: { settings: { max_per_order: 100 } } });

// A picture that is small to send and takes seconds to decode.
function slowPicture(side) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([16, 6], 8); // 16 bits, red green blue alpha
  const pixels = deflateSync(Buffer.alloc((1 + side * 8) * side), { level: 1 });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

async function assertServed(path, options) {
  for (let i = 0; i < 3; ++i) {
    const started = Date.now();
    expectStatus(await call('GET', path, { ...options, timeout: 25_000 }), 200, path);
    assert.ok(Date.now() - started < PATIENCE, `${path} took ${Date.now() - started} ms`);
  }
}

function assertBusyOrDone(answers, good) {
  for (const { status, headers, text } of answers) {
    assert.ok(status === good || status === 503, `${status}: ${text.slice(0, 200)}`);
    if (status === 503) assert.ok(headers['retry-after'], 'busy says when to come again');
  }
  assert.ok(answers.some(({ status }) => status === good), 'some are served');
  assert.ok(answers.some(({ status }) => status === 503), 'the flood was one');
}

test('uploads that take seconds leave the public pages alone', async () => {
  const picture = slowPicture(4000);
  const flood = Promise.all(Array.from({ length: 30 }, () =>
    call('POST', `/api/events/${shop.event.id}/media`, { token: owner.token, body: picture, headers: { 'Content-Type': 'image/png' }, timeout: 60_000 })));
  await sleep(200);
  await assertServed(`/e/${shop.event.slug}?fresh=${Date.now()}`);
  assertBusyOrDone(await flood, 201);
});

test('a crowd that prints leaves tickets to be shown', async () => {
  const { order, secret } = expectStatus(await call('POST', '/api/orders', { body: orderOf(shop, 100), headers: freshKey() }), 201, 'a big order');
  const flood = Promise.all(Array.from({ length: 30 }, () => call('GET', `/api/orders/${order.id}/tickets.pdf`, { secret, from: anyAddress(), timeout: 60_000 })));
  await sleep(200);
  await assertServed(`/api/orders/${order.id}/tickets`, { secret });
  assertBusyOrDone(await flood, 200);
});
