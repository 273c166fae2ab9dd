import { expect, test } from 'vitest';

import type { QueueEntry } from '@/lib/api/types';

import { estimateOf } from './estimate';

const entry = (seconds: number | null, rate = 40): QueueEntry =>
  ({
    estimate_seconds: seconds,
    estimate_basis: seconds === null ? null : { offered_per_minute: rate, window_minutes: 5 },
  }) as QueueEntry;

test('a wait is said in minutes, and in hours when minutes would be too exact', () => {
  expect(estimateOf(entry(40), 'waiting_room')).toMatchObject({ id: 'queue.estimate.minute' });
  expect(estimateOf(entry(725), 'waiting_room')).toMatchObject({ values: { minutes: 12 } });
  expect(estimateOf(entry(3 * 3_600), 'waiting_room')).toMatchObject({ values: { hours: 3 } });
});

test('an estimate never stands without what it is based on', () => {
  expect(estimateOf(entry(725), 'waiting_room').basis).toEqual({
    id: 'queue.basis',
    values: { rate: 40, minutes: 5 },
  });
  expect(estimateOf(entry(725, 0.43), 'waiting_list').basis.values).toMatchObject({ rate: 0.4 });
});

test('without a basis there is no number, and a waiting list says why', () => {
  expect(estimateOf(entry(null), 'waiting_room')).toMatchObject({ id: 'queue.estimate.cannot' });
  expect(estimateOf(entry(null), 'waiting_list')).toMatchObject({ id: 'queue.estimate.list' });
});
