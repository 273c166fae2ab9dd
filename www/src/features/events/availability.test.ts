import { expect, test } from 'vitest';

import type { TicketType } from '@/lib/api/types';

import { availabilityWords, lineFor, mostOf, withLive } from './availability';

const type = (more: Partial<TicketType>): TicketType =>
  ({
    id: 'tt_a',
    state: 'on_sale',
    available: 50,
    held: 0,
    min_per_order: 1,
    max_per_order: 10,
    max_per_person: null,
    sales_start: null,
    ...more,
  }) as TicketType;

test('plenty needs no words', () => {
  expect(availabilityWords(type({}), true)).toBeUndefined();
  expect(availabilityWords(type({ available: null }), true)).toBeUndefined();
});

test('the last ones are counted, unless the organizer hides the number', () => {
  expect(availabilityWords(type({ available: 2 }), true)).toEqual({
    id: 'picker.onlyLeft',
    values: { count: 2 },
    tone: 'urgent',
  });
  expect(availabilityWords(type({ available: 2 }), false)?.id).toBe('picker.few');
});

test('sold out differs from held by others', () => {
  expect(availabilityWords(type({ available: 0, state: 'sold_out' }), true)?.id).toBe('picker.soldOut');
  expect(availabilityWords(type({ available: 0, held: 3, state: 'sold_out' }), true)?.id).toBe('picker.allHeld');
});

test('an order takes no more than stock, type and event allow, and no fewer than the least', () => {
  expect(mostOf(type({ available: 3 }), 10)).toBe(3);
  expect(mostOf(type({ max_per_order: 4 }), 10)).toBe(4);
  expect(mostOf(type({ max_per_person: 3 }), 10)).toBe(3);
  expect(mostOf(type({}), 2)).toBe(2);
  expect(mostOf(type({ min_per_order: 4, available: 3 }), 10)).toBe(0);
  expect(mostOf(type({ state: 'ended' }), 10)).toBe(0);
});

test('news from the live channel replaces what was read before', () => {
  const live = {
    event_id: 'e',
    bundles: [{ id: 'bundle_c', available: 1, held: 0, sold_out: false, state: 'on_sale' as const, queue: null }],
    ticket_types: [{ id: 'tt_a', available: 0, held: 2, sold_out: true, state: 'sold_out' as const, queue: null }],
  };
  expect(withLive(type({}), live)).toMatchObject({ available: 0, held: 2, state: 'sold_out' });
  expect(withLive(type({ id: 'bundle_c' }), live).available).toBe(1);
  expect(withLive(type({ id: 'tt_b' }), live).available).toBe(50);
});

test('there is a line where the server says so, and none for what is no longer sold', () => {
  const queue = { mode: 'waiting_list', waiting: 3 } as const;
  expect(lineFor(type({ queue }))).toBe('waiting_list');
  expect(lineFor(type({ queue: null }))).toBeUndefined();
  expect(lineFor(type({ queue, state: 'ended' }))).toBeUndefined();
});
