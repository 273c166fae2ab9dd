import { expect, test } from 'vitest';

import { dayName, daysInShort } from './event-days';

const day = (date: string, name = '') => ({ date, name });

test('days of a weekend are told apart by their weekdays', () => {
  expect(daysInShort([day('2026-11-20'), day('2026-11-21'), day('2026-11-22')], 'en-US')).toBe('Fri + Sat + Sun');
});

test('one day is its date', () => {
  expect(daysInShort([day('2026-11-20', 'Opening')], 'en-US')).toBe('Fri, Nov 20');
});

test('days a week apart need their dates', () => {
  expect(daysInShort([day('2026-11-20'), day('2026-11-27')], 'en-US')).toBe('Nov 20 + Nov 27');
});

test("a day is called by its name, and by its place's date wherever one reads it", () => {
  expect(dayName(day('2026-11-20', 'Opening night'), 'en-US')).toBe('Opening night, Fri, Nov 20');
  expect(dayName(day('2026-11-20'), 'en-US')).toBe('Fri, Nov 20');
});
