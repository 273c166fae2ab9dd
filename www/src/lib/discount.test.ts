import { expect, test } from 'vitest';

import type { CheckedCode } from '@/lib/api/types';

import { discountOf, spread, unfit } from './discount';

const code = (more: Partial<CheckedCode>): CheckedCode => ({
  code: 'SUMMER',
  kind: 'percentage',
  percent_off: 1_000,
  amount_off: null,
  applies_to: [],
  min_order: null,
  unlocked: { ticket_types: [], bundles: [] },
  ...more,
});
const line = (id: string, amount: number) => ({ id, amount });

test('the parts sum to the whole, whatever the amounts are', () => {
  expect(spread([100, 100, 100], 100)).toEqual([34, 33, 33]);
  expect(spread([1, 1, 9_998], 5_001)).toEqual([1, 0, 5_000]);
  expect(spread([50, 50], 1_000)).toEqual([50, 50]);
  expect(spread([0, 0], 10)).toEqual([0, 0]);
  const large = [Number.MAX_SAFE_INTEGER - 10, 7];
  expect(spread(large, 9_000_000_000_000).reduce((all, part) => all + part)).toBe(9_000_000_000_000);
});

test('a percentage is taken of the tickets it is for, rounded half up once', () => {
  expect(discountOf(code({}))([line('tt_a', 1_005)])).toEqual([101]);
  expect(discountOf(code({ applies_to: ['bundle_b'] }))([line('tt_a', 1_000), line('bundle_b', 500)])).toEqual([0, 50]);
});

test('a fixed amount never takes off more than there is', () => {
  const fixed = code({ kind: 'fixed', percent_off: null, amount_off: { amount: 2_000, currency: 'EUR' } });
  expect(discountOf(fixed)([line('tt_a', 1_500)])).toEqual([1_500]);
});

test('a code for larger orders or other tickets takes nothing off, and says why', () => {
  const large = code({ min_order: { amount: 5_000, currency: 'EUR' } });
  expect(unfit(large, [line('tt_a', 4_999)])).toBe('minimum');
  expect(discountOf(large)([line('tt_a', 4_999)])).toEqual([0]);
  expect(unfit(large, [line('tt_a', 5_000)])).toBeUndefined();
  expect(unfit(code({ applies_to: ['tt_b'] }), [line('tt_a', 1)])).toBe('other_tickets');
});
