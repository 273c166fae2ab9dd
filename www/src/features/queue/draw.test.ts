import { createHash, createHmac } from 'node:crypto';

import { expect, test } from 'vitest';

import { drawAgain, keepsPromise } from './draw';

const seed = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const ids = Array.from({ length: 50 }, (_, index) => `entry_${index}`);

const lot = (id: string) => createHmac('sha256', Buffer.from(seed, 'hex')).update(id).digest('hex');

test('drawing again sorts by the HMAC of the number under the seed, whatever the order was before', async () => {
  const sorted = ids.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1));
  expect(await drawAgain(seed, ids)).toEqual(sorted);
  expect(await drawAgain(seed, ids.toReversed())).toEqual(sorted);
});

test('another seed gives another order', async () => {
  const other = seed.replace('00', '01');
  expect(await drawAgain(other, ids)).not.toEqual(await drawAgain(seed, ids));
});

test('a seed keeps its promise only when its SHA-256 is the fingerprint', async () => {
  const hash = createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');
  expect(await keepsPromise(seed, hash)).toBe(true);
  expect(await keepsPromise(seed.replace('00', '01'), hash)).toBe(false);
});
