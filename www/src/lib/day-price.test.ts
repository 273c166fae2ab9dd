import { expect, test } from 'vitest';

import type { SaleItem } from '@/lib/api/types';

import { singlePrices } from './day-price';

const type = (day_id: string | null, amount: number, more: Partial<SaleItem> = {}) =>
  ({ day_id, active: true, visibility: 'public', price: { amount, currency: 'EUR' }, ...more }) as SaleItem;

test('days cost what the first type of each costs', () => {
  const types = [type('fri', 4000), type('fri', 9000), type('sat', 5000), type(null, 100)];
  expect(singlePrices(['fri', 'sat'], types)).toEqual({ sum: { amount: 9000, currency: 'EUR' }, missing: [] });
});

test('a type that nobody can buy gives a day no price, and without the price of a day there is no sum', () => {
  const types = [type('fri', 4000), type('sat', 5000, { visibility: 'hidden' }), type('sun', 1, { active: false })];
  expect(singlePrices(['fri', 'sat', 'sun'], types)).toEqual({ missing: ['sat', 'sun'] });
});

test('no days cost nothing that could be named', () => {
  expect(singlePrices([], [type('fri', 4000)])).toEqual({ missing: [] });
});
