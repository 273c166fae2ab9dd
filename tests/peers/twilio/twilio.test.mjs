import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startTwilioPeer } from './server.mjs';

const ACCOUNT = `AC${'0'.repeat(32)}`;
let peer;

before(async () => {
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'twilio-')), 'token');
  writeFileSync(tokenFile, 'hush\n');
  peer = await startTwilioPeer({ port: 0, account: ACCOUNT, tokenFile });
});
after(() => peer.close());

const post = (path, body, headers) => fetch(`http://127.0.0.1:${peer.port}${path}`, { method: 'POST', body, headers });
const send = (fields, { token = 'hush', type = 'application/x-www-form-urlencoded' } = {}) =>
  post(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, new URLSearchParams(fields).toString(), {
    Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${token}`).toString('base64')}`, 'Content-Type': type,
  });
const GOOD = { To: '+13125550100', From: '+13125550199', Body: 'Hello' };
const codeOf = async (answer) => (await answer.json()).code;

test('a message is taken with 201 and kept', async () => {
  const answer = await send(GOOD);
  assert.equal(answer.status, 201);
  assert.match((await answer.json()).sid, /^SM[0-9a-f]{32}$/);
  const { messages } = await (await post('/control/messages', '{}')).json();
  assert.equal(messages.at(-1).body, 'Hello');
});

test('what Twilio refuses is refused', async () => {
  assert.equal((await send(GOOD, { token: 'wrong' })).status, 401);
  assert.equal((await send(GOOD, { type: 'application/json' })).status, 415);
  for (const [missing, code] of [['To', 21604], ['From', 21603], ['Body', 21602]]) {
    const { [missing]: _, ...rest } = GOOD;
    assert.equal(await codeOf(await send(rest)), code);
  }
  assert.equal(await codeOf(await send({ ...GOOD, To: '312 555 0100' })), 21211);
  assert.equal(await codeOf(await send({ ...GOOD, Body: 'x'.repeat(1601) })), 21617);
  assert.equal((await post('/2010-04-01/Accounts/ACother/Messages.json', '', {})).status, 404);
});

test('it misbehaves when asked to', async () => {
  await post('/control', JSON.stringify({ fail_next: 1, busy_next: 1 }));
  assert.deepEqual([(await send(GOOD)).status, (await send(GOOD)).status, (await send(GOOD)).status], [500, 429, 201]);
  await post('/control', JSON.stringify({ lose_answer_next: 1 }));
  await assert.rejects(send(GOOD));
});
