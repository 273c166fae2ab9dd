import { expect, test } from 'vitest';

import { sumUp } from './sum';

const total = { amount: 7500, currency: 'USD' };

test('equal shares leave nothing over', () => {
  expect(sumUp('equal', ['', ''], total)).toEqual({ amounts: [3750, 3750], left: 0 });
});

test('own amounts say what is missing or too much', () => {
  expect(sumUp('own', ['25', '25.00', ''], total)).toEqual({ amounts: [2500, 2500, undefined], left: 2500 });
  expect(sumUp('own', ['50', '30'], total).left).toBe(-500);
});
