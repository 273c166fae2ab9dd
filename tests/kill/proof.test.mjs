// The proof of the kill matrix finds what it looks for.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { GRACE_MS, failuresBroken, wrongWith } from './proof.mjs';

const sold = { status: 'completed', quantity: 2, total: 5000, tickets: 2, paid: 5000, back: 0, mails: 1, waiting: 0 };
const entry = { number: 'A', quantity: 2, fate: 'pays', paid: true };

test('an order that is as it was promised is right', () => {
  assert.equal(wrongWith(entry, sold), null);
  assert.equal(wrongWith(entry, { ...sold, status: 'expired', tickets: 0, back: 5000, mails: 0 }), null, 'its money went back');
  assert.equal(wrongWith(entry, { ...sold, mails: 0, waiting: 1 }), null, 'its mail is about to be written');
  assert.equal(wrongWith({ ...entry, paid: false, cancelled: true }, { ...sold, status: 'cancelled', tickets: 0, paid: 0, mails: 0 }), null);
});

test('what was lost, doubled or kept is found', () => {
  assert.match(wrongWith(entry, undefined), /is gone/);
  assert.match(wrongWith(entry, { ...sold, quantity: 3 }), /3 places/);
  for (const wrong of [{ tickets: 1 }, { tickets: 4 }, { mails: 0 }, { mails: 2 }, { paid: 10_000 }, { status: 'pending', tickets: 0 }, { status: 'expired', tickets: 0, back: 2500 }])
    assert.match(wrongWith(entry, { ...sold, ...wrong }), /was paid for/, JSON.stringify(wrong));
  assert.match(wrongWith({ ...entry, paid: false, cancelled: true }, { ...sold, status: 'pending' }), /given up and is pending/);
  assert.match(wrongWith({ ...entry, paid: false }, sold), /has 2 tickets/);
});

test('a request may fail while a part is down, and not otherwise', () => {
  const kills = [{ at: 1000, back: 2000 }];
  const failed = (at, until) => failuresBroken([{ at, until, step: 'hold', what: '502' }], kills).length;
  assert.equal(failed(900, 1100), 0, 'in flight when it was killed');
  assert.equal(failed(1500, 1600), 0);
  assert.equal(failed(2000 + GRACE_MS, 9000), 0);
  assert.equal(failed(500, 900), 1, 'before');
  assert.equal(failed(2001 + GRACE_MS, 9000), 1, 'long after');
});
