// The nginx site of a running stack: each path reaches its module, and nginx's own answers are as careful as a worker's.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { ask, log, logged } from './client.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = process.env.GATEHOUSE_BIN ?? join(ROOT, 'build/bin');
const MODULES = ['accounts', 'organizations', 'oauth', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning', 'operations', 'queue', 'documents', 'privacy'];
const EVENT = 'event_01h455vb4pex5vsknk084sn02q';
const ORGANIZATION = 'org_01h455vb4pex5vsknk084sn02q';
const LOG_IS_WRITTEN = 1500;

function isProblem({ status, headers, text }, wanted, code) {
  assert.equal(status, wanted);
  assert.equal(headers['content-type'], 'application/problem+json');
  const body = JSON.parse(text);
  assert.equal(body.status, wanted);
  assert.equal(body.code, code);
  assert.equal(body.request_id, headers['x-request-id']);
  for (const member of ['type', 'title', 'detail']) assert.ok(body[member], `${member} is there`);
}

// A path of the OpenAPI document with something in place of each parameter.
const filled = (path) => path
  .replace(/\/organizations\/\{id\}/, `/organizations/${ORGANIZATION}`).replace(/\/events\/\{[a-z_]+\}/, `/events/${EVENT}`).replace('{event_id}', EVENT).replace(/\{[a-z_]+\}/g, 'x');

for (const module of MODULES) {
  test(`every route of ${module} reaches ${module}`, async () => {
    const { paths } = JSON.parse(execFileSync(join(BIN, module), ['--openapi'], { encoding: 'utf8' }));
    const asked = new Map();
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods)) {
        // An identity keeps the micro-cache out of the way.
        const { headers } = await ask(filled(path), { method: method.toUpperCase(), headers: { Authorization: 'Bearer none' } });
        asked.set(headers['x-request-id'], `${method} ${path}`);
      }
    assert.ok(asked.size > 0);
    await sleep(LOG_IS_WRITTEN);
    const lines = logged();
    for (const [id, route] of asked) assert.match(lines.get(id)?.worker ?? 'not logged', new RegExp(`/${module}\\.sock$`), route);
  });
}

test('an unknown path of the API is a problem document', async () => {
  for (const path of ['/api', '/api/', '/api/nonsense', '/live/event/nonsense']) isProblem(await ask(path), 404, 'not_found');
});

test('a body over the limit is refused before a worker sees it, a picture may be larger', async () => {
  isProblem(await ask('/api/orders', { method: 'POST', body: Buffer.alloc(70_000) }), 413, 'too_large');
  const picture = { method: 'POST', body: Buffer.alloc(70_000), headers: { 'Content-Type': 'image/png' } };
  assert.notEqual((await ask(`/api/events/${EVENT}/media`, picture)).status, 413);
});

test('a flood from one address is answered with 429 and Retry-After, another address is not', async () => {
  const knock = (from) => ask('/api/auth/login', { method: 'POST', from });
  const answers = await Promise.all(Array.from({ length: 150 }, () => knock('127.0.0.79')));
  const refused = answers.filter(({ status, headers }) => status === 429 && headers['retry-after']);
  assert.ok(refused.length > 0, 'some were refused');
  assert.ok(answers.every(({ status }) => status < 500), 'none failed');
  assert.notEqual((await knock('127.0.0.80')).status, 429);
});

test('bodies that trickle in keep no buyer out', async () => {
  const { hostname, port } = new URL(process.env.GATEHOUSE_URL);
  const head = 'POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{';
  const slow = await Promise.all(Array.from({ length: 1200 }, (_, n) => new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: `127.0.3.${1 + (n % 4)}` });
    socket.on('error', reject).on('connect', () => socket.write(head, () => resolve(socket)));
  })));
  const answer = await ask('/api/orders', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });
  for (const socket of slow) socket.destroy();
  isProblem(answer, 400, 'idempotency_key_required');
});

test('every kind of answer carries the security headers', async () => {
  for (const path of ['/', '/scan', '/docs/api', '/api/categories', '/api/nonsense', '/assets/none.js', '/media/none.webp', '/robots.txt']) {
    const { headers } = await ask(path);
    for (const name of ['content-security-policy', 'permissions-policy', 'x-content-type-options', 'referrer-policy', 'x-request-id'])
      assert.ok(headers[name], `${name} on ${path}`);
    assert.equal(headers.server, 'nginx');
    assert.doesNotMatch(headers['content-security-policy'], /script-src[^;]*'unsafe-inline'/);
  }
  const scan = (await ask('/scan')).headers;
  assert.match(scan['content-security-policy'], /'wasm-unsafe-eval'/);
  assert.match(scan['permissions-policy'], /camera=\(self\)/);
  assert.doesNotMatch((await ask('/')).headers['content-security-policy'], /unsafe/);
});

test('pages get the app; missing files, dotfiles and inner pages are not found', async () => {
  assert.match((await ask('/checkout/order_x')).text, /id="root"/);
  for (const path of ['/assets/none.js', '/none.png', '/.git/config', '/.env', '/errors/50x.html'])
    assert.equal((await ask(path)).status, 404, path);
  assert.equal((await ask('/')).headers['cache-control'], 'no-cache');
});

test('hashed assets are kept for ever and come compressed', async () => {
  const [asset] = (await ask('/')).text.match(/\/assets\/[^"]+\.js/);
  const { headers } = await ask(asset, { headers: { 'Accept-Encoding': 'gzip' } });
  assert.match(headers['cache-control'], /immutable/);
  assert.equal(headers['content-encoding'], 'gzip');
});

test('an anonymous public read is cached for a second, a signed-in one never', async () => {
  const ids = [];
  for (const headers of [{}, {}, { Authorization: 'Bearer none' }, { Cookie: 'gatehouse_session=none' }])
    ids.push((await ask('/api/events?q=cached', { headers })).headers['x-request-id']);
  await sleep(LOG_IS_WRITTEN);
  const lines = logged();
  assert.deepEqual(ids.map((id) => lines.get(id).cache), ['MISS', 'HIT', 'BYPASS', 'BYPASS']);
});

test('what is the same for everybody is cached also for those who claim to be somebody', async () => {
  const ids = [];
  const paths = ['/sitemap.xml', '/api/categories'].map((path) => `${path}?fresh=${Date.now()}`);
  for (const path of paths)
    for (const headers of [{}, { Cookie: 'gatehouse_session=none' }, { Authorization: 'Bearer none' }])
      ids.push((await ask(path, { headers })).headers['x-request-id']);
  await sleep(LOG_IS_WRITTEN);
  const lines = logged();
  for (const [i, id] of ids.entries()) assert.equal(lines.get(id).cache, i % 3 === 0 ? 'MISS' : 'HIT', lines.get(id).path);
});

for (const what of ['invitations', 'transfers'])
  test(`no log holds a token of ${what}`, async () => {
    await ask(`/api/${what}/not-for-the-log`);
    const { headers } = await ask(`/api/${what}/not-for-the-log/accept?from=mail`);
    await sleep(LOG_IS_WRITTEN);
    assert.equal(logged().get(headers['x-request-id']).path, `/api/${what}/-/accept`);
    for (const name of ['access', 'error']) assert.doesNotMatch(log(name), /not-for-the-log/);
  });

test('no log holds a query string', async () => {
  const { headers } = await ask('/api/orders/order_x?secret=not-for-the-log');
  await sleep(LOG_IS_WRITTEN);
  assert.equal(logged().get(headers['x-request-id']).path, '/api/orders/order_x');
  for (const name of ['access', 'error']) assert.doesNotMatch(log(name), /not-for-the-log/);
});

test('a caller cannot choose the request id', async () => {
  const { headers } = await ask('/api/categories', { headers: { 'X-Request-Id': 'mine' } });
  assert.match(headers['x-request-id'], /^[0-9a-f]{32}$/);
});
