import { expect, test } from 'vitest';

import { rateFrom } from './percent';
import { bundleInputOf, emptyValues, inputOf, valuesOf } from './values';

const terms = { currency: 'EUR', zone: 'Europe/Berlin' };

test('a tax rate is read in hundredths of a percent', () => {
  expect(rateFrom('19')).toBe(1900);
  expect(rateFrom('7,5')).toBe(750);
  expect(rateFrom('8.25')).toBe(825);
  expect(rateFrom('0')).toBe(0);
  for (const text of ['', '-1', '101', '1.234', 'x', '1e2']) expect(rateFrom(text)).toBeUndefined();
});

test('the sales window is entered on the clocks of the event', () => {
  const sent = inputOf(
    { ...emptyValues(terms, false), price: '12,50', sales_start: '2026-07-01T10:00', sales_end: '' },
    terms,
  );
  expect(sent.sales_start).toBe('2026-07-01T08:00:00Z');
  expect(sent.sales_end).toBeNull();
  expect(sent.price).toEqual({ amount: 1250, currency: 'EUR' });
});

test('an unlimited type has no capacity, whatever was typed before', () => {
  expect(inputOf({ ...emptyValues(terms, true), unlimited: true, capacity: '50' }, terms).capacity).toBeNull();
});

test('what was saved is shown again as it was entered', () => {
  const entered = {
    ...emptyValues(terms, false),
    name: 'Balkon',
    price: '12.50',
    capacity: '80',
    sales_end: '2026-12-24T18:00',
    tax_rate: '7.5',
    visibility: 'hidden' as const,
    max_per_person: '4',
    day_id: 'day_x',
  };
  const stored = {
    ...inputOf(entered, terms),
    id: 'tt_x',
    event_id: 'event_x',
    sold: 0,
    held: 0,
    available: 80,
    active: true,
    sort: 0,
    state: 'on_sale',
  };
  expect(valuesOf(stored as never, terms)).toEqual(entered);
});

test('saving something else does not open a sale that goes through the waiting room', () => {
  const stored = { ...inputOf(emptyValues(terms, true), terms), sale_mode: 'waiting_room', capacity: 0 };
  const shown = valuesOf(stored as never, terms);
  expect(inputOf({ ...shown, name: 'Again' }, terms)).toMatchObject({ sale_mode: 'waiting_room', capacity: 0 });
});

test('a bundle has a price of its own or is cheaper than its days, never both', () => {
  const values = { ...emptyValues(terms, false), day_ids: ['day_a', 'day_b'], price: '50', discount: '12,5' };
  expect(bundleInputOf({ ...values, pricing: 'own' }, terms)).toMatchObject({
    day_ids: ['day_a', 'day_b'],
    price: { amount: 5000, currency: 'EUR' },
  });
  const discounted = bundleInputOf({ ...values, pricing: 'discount' }, terms);
  expect(discounted.discount_percent).toBe(1250);
  expect(discounted).not.toHaveProperty('price');
});
