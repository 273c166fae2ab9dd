import { expect, test } from 'vitest';

import type { TicketType } from '@/lib/api/types';

import { basketFrom, basketText, countOf, estimate } from './basket';

const type = (id: string, amount: number, more: Partial<TicketType> = {}): TicketType => ({
  id,
  event_id: 'event_1',
  name: id,
  description: '',
  price: { amount, currency: 'USD' },
  capacity: 100,
  sold: 0,
  held: 0,
  available: 100,
  sales_start: null,
  sales_end: null,
  min_per_order: 1,
  max_per_order: 10,
  max_per_person: null,
  days: [],
  day_id: null,
  active: true,
  visibility: 'public',
  queue: null,
  sale_mode: 'open',
  sort: 0,
  tax_rate: 0,
  tax_included: true,
  state: 'on_sale',
  ...more,
});

test('a basket survives the way through the URL', () => {
  const basket = { tt_a: 2, bundle_b: 1 };
  expect(basketText({ ...basket, tt_c: 0 })).toBe('tt_a:2,bundle_b:1');
  expect(basketFrom('tt_a:2,bundle_b:1')).toEqual(basket);
  expect(countOf(basket)).toBe(3);
});

test('what is no basket is left out', () => {
  expect(basketFrom('tt_a:0,tt_b:-1,x:2,tt_c:1e3,tt_d:1000,,tt_e')).toEqual({});
  expect(basketFrom(undefined)).toEqual({});
});

test('tax that comes on top is part of the total, included tax is not counted twice', () => {
  const types = [type('tt_a', 1000, { tax_rate: 1900, tax_included: false }), type('tt_b', 500, { tax_rate: 1900 })];
  const { lines, tax, total } = estimate({ tt_a: 2, tt_b: 1 }, types, 'USD');
  expect(lines.map(({ subtotal }) => subtotal.amount)).toEqual([2000, 500]);
  expect(tax.amount).toBe(380);
  expect(total).toEqual({ amount: 2880, currency: 'USD' });
});

test('a discount comes off before tax is added', () => {
  const types = [type('tt_a', 1000, { tax_rate: 1900, tax_included: false }), type('tt_b', 500)];
  const { discount, tax, total } = estimate({ tt_a: 1, tt_b: 1 }, types, 'USD', () => [100, 50]);
  expect(discount.amount).toBe(150);
  expect(tax.amount).toBe(171);
  expect(total.amount).toBe(1521);
});
