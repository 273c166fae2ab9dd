// Which addresses are pages, and which of them are the same page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { kindOf } from './people.mjs';
import { cookieOf } from './sign-in.mjs';

test('pages that differ by an id or a slug are of one kind', () => {
  assert.equal(kindOf('/orders/order_01h455vb4pex5vsknk084sn02q/result'), '/orders/id/result');
  assert.equal(kindOf('/e/jazz-am-see'), '/e/slug');
  assert.equal(kindOf('/tickets/'), '/tickets');
  assert.equal(kindOf('/'), '/');
});

test('files and answers for programs are no pages', () => {
  for (const path of ['/api/events', '/media/abc-800.webp', '/dev/mail/1-a.eml', '/dev/mail/1-a/parts/0']) assert.equal(kindOf(path), null, path);
});

test('a cookie is taken over with its value whole', () => {
  assert.deepEqual(cookieOf('s=a=b; Path=/; HttpOnly; SameSite=Lax', 'http://127.0.0.1:1'), { name: 's', value: 'a=b', url: 'http://127.0.0.1:1', httpOnly: true });
});
