import { expect, test } from 'vitest';

import type { Day, SaleItem } from '@/lib/api/types';

import { capacityFrom, capacityValuesOf, takenOn } from './counts';

test('of a day is taken what everything takes that is for it, whether the day counts or not', () => {
  const item = (days: string[], sold: number, held: number) => ({ days, sold, held }) as SaleItem;
  const items = [item(['fri'], 3, 1), item(['fri', 'sat'], 2, 0), item(['sat'], 5, 5)];
  expect(takenOn({ id: 'fri', sold: 0, held: 0, capacity: null } as Day, items)).toEqual({ sold: 5, held: 1 });
});

test('no places are something else than no limit', () => {
  for (const capacity of [null, 0, 250]) expect(capacityFrom(capacityValuesOf(capacity))).toBe(capacity);
});
