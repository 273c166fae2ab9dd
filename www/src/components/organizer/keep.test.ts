import { expect, test } from 'vitest';

import { basisPoints, fixedAmount, nothingKept, policyOf } from './keep';

test('a share is read in hundredths of a percent', () => {
  expect(basisPoints('10')).toBe(1000);
  expect(basisPoints('12.5')).toBe(1250);
  expect(basisPoints('0,05')).toBe(5);
  expect(basisPoints('100')).toBe(10_000);
  expect(basisPoints('')).toBe(0);
});

test('what is no share is not guessed', () => {
  for (const text of ['101', '-1', '1.234', 'ten', '1e2', '%']) expect(basisPoints(text)).toBeUndefined();
});

test('a fixed amount is in the smallest unit of the currency', () => {
  expect(fixedAmount('2.50', 'USD')).toBe(250);
  expect(fixedAmount('250', 'JPY')).toBe(250);
  expect(fixedAmount('', 'KWD')).toBe(0);
  expect(fixedAmount('2.5051', 'USD')).toBeUndefined();
});

test('who keeps nothing keeps nothing, whatever stands in the fields', () => {
  const filled = { ...nothingKept, fee: true, percent: '10', fixed: '2', per: 'ticket' as const };
  expect(policyOf(filled, 'USD')).toEqual({ keep_fee: false, percent: 0, fixed: 0, per: 'order' });
  expect(policyOf({ ...filled, keeps: 'some' }, 'USD')).toEqual({
    keep_fee: true,
    percent: 1000,
    fixed: 200,
    per: 'ticket',
  });
});
