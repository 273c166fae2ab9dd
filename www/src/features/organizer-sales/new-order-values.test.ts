import { expect, test } from 'vitest';

import type { Event, SaleItem } from '@/lib/api/types';

import { chosenTickets, listedTotal, newOrderInput, newOrderValues } from './new-order-values';

const item = (id: string, amount: number, more: Partial<SaleItem> = {}) =>
  ({ id, name: id, price: { amount, currency: 'USD' }, tax_rate: 0, tax_included: true, ...more }) as SaleItem;
const items = [item('a', 1000), item('b', 999, { tax_rate: 1900, tax_included: false })];

test('tax on top is that of the line, half up', () => {
  expect(listedTotal({ a: 2, b: 3 }, items)).toBe(2000 + 2997 + 569);
});

test('tickets come in the order of the items', () => {
  expect(chosenTickets({ b: 2, a: 1 }, items).map(({ id }) => id)).toEqual(['a', 'b', 'b']);
});

test('only what was chosen is sent, and a total only where it was agreed on', () => {
  const values = { ...newOrderValues, name: ' Gina ', email: 'g@example.org', quantities: { a: 0, b: 1 }, total: '5' };
  const event = { currency: 'USD' } as Event;
  expect(newOrderInput(values, items, event)).toEqual({
    buyer: { name: 'Gina', email: 'g@example.org' },
    lines: [{ item_id: 'b', quantity: 1 }],
    pricing: 'free',
  });
  expect(newOrderInput({ ...values, pricing: 'own', named: true, names: [' Ada '] }, items, event)).toMatchObject({
    total: { amount: 500, currency: 'USD' },
    tickets: [{ name: 'Ada' }],
  });
});
