import { expect, test } from 'vitest';

import { equalShares } from './equal-shares';

test('odd cents go to the first', () => {
  expect(equalShares(10_000, 3)).toEqual([3334, 3333, 3333]);
  expect(equalShares(1001, 4)).toEqual([251, 250, 250, 250]);
});

test('the shares sum to the amount whatever it is', () => {
  for (let count = 2; count <= 20; count += 1)
    for (let amount = 2000; amount < 2025; amount += 1)
      expect(equalShares(amount, count).reduce((sum, share) => sum + share, 0)).toBe(amount);
});
