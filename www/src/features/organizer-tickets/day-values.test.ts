import { expect, test } from 'vitest';

import type { Day, Event } from '@/lib/api/types';

import { dayInputOf, dayValuesOf, newDay } from './day-values';

const event = (starts_at: string, ends_at: string) => ({ starts_at, ends_at, zone: 'Europe/Berlin' }) as Event;

test('the first day of a festival is guessed from its hours', () => {
  const guess = newDay(event('2026-07-03T16:00:00Z', '2026-07-05T21:00:00Z'), []);
  expect([guess.starts, guess.ends]).toEqual(['2026-07-03T18:00', '2026-07-03T23:00']);
});

test('a night may end on the next date', () => {
  const guess = newDay(event('2026-07-03T20:00:00Z', '2026-07-06T02:00:00Z'), []);
  expect([guess.starts, guess.ends]).toEqual(['2026-07-03T22:00', '2026-07-04T04:00']);
});

test('the next day is the same hours a date later, also when the clocks change in between', () => {
  const before = { starts_at: '2026-10-24T16:00:00Z', ends_at: '2026-10-24T21:00:00Z', capacity: 300 } as Day;
  const guess = newDay(event('2026-10-24T16:00:00Z', '2026-10-25T22:00:00Z'), [before]);
  expect([guess.starts, guess.ends, guess.capacity]).toEqual(['2026-10-25T18:00', '2026-10-25T23:00', '300']);
  expect(dayInputOf(guess, 'Europe/Berlin').starts_at).toBe('2026-10-25T17:00:00Z');
});

test('what was saved is shown again as it was entered', () => {
  const entered = {
    name: 'Opening',
    starts: '2026-07-03T18:00',
    ends: '2026-07-03T23:00',
    place: '',
    description: 'Three bands',
    unlimited: true,
    capacity: '',
  };
  expect(dayValuesOf(dayInputOf(entered, 'Europe/Berlin') as Day, 'Europe/Berlin')).toEqual(entered);
});
