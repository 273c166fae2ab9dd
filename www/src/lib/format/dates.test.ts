import { expect, test } from 'vitest';

import { dateParts, formatDayTime, formatLeft, formatSoon, formatSpan, sameClock, zoneName } from './dates';

const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

test('an event is dated in its own zone, not in the viewer’s', () => {
  const at = '2026-11-21T03:30:00Z';
  expect(plain(formatDayTime(at, 'America/Chicago', 'en-US'))).toBe('Fri, Nov 20, 2026, 9:30 PM');
  expect(plain(formatDayTime(at, 'Asia/Tokyo', 'en-US'))).toBe('Sat, Nov 21, 2026, 12:30 PM');
  expect(dateParts(at, 'America/Chicago', 'en-US')).toEqual({ weekday: 'Fri', day: '20', month: 'Nov', year: '2026' });
});

test('a night that ends after midnight names its day once', () => {
  expect(plain(formatSpan('2026-11-21T02:00:00Z', '2026-11-21T08:00:00Z', 'America/Chicago', 'en-US'))).toBe(
    'Fri, Nov 20, 2026, 8:00 PM – 2:00 AM',
  );
});

test('the half of the day stays on the line of its time', () => {
  const at = '2026-11-21T03:30:00Z';
  expect(formatDayTime(at, 'America/Chicago', 'en-US')).toMatch(/, 9:30\u00a0PM$/);
  expect(formatSpan(at, '2026-11-21T05:00:00Z', 'America/Chicago', 'en-US')).toMatch(/9:30\u00a0PM – 11:00\u00a0PM$/);
});

test('an event over days names the first and the last', () => {
  const span = plain(formatSpan('2026-11-20T18:00:00Z', '2026-11-22T20:00:00Z', 'Europe/London', 'en-US'));
  expect(span).toContain('20');
  expect(span).toContain('22');
});

test('the year is said only when it is another one', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  expect(plain(formatSoon('2026-12-01T19:00:00Z', 'Europe/London', 'en-US', now))).toBe('Tue, Dec 1, 7:00 PM');
  expect(formatSoon('2027-12-01T19:00:00Z', 'Europe/London', 'en-US', now)).toContain('2027');
});

test('two zones are the same clock when they show the same time on that day', () => {
  expect(sameClock('2026-11-20T12:00:00Z', 'Europe/Berlin', 'Europe/Paris')).toBe(true);
  expect(sameClock('2026-11-20T12:00:00Z', 'Europe/Berlin', 'Europe/London')).toBe(false);
  expect(zoneName('2026-11-20T12:00:00Z', 'America/Chicago', 'en-US')).toBe('CST');
});

test('the time left counts down to zero and never below', () => {
  expect(formatLeft(600_000)).toBe('10:00');
  expect(formatLeft(59_400)).toBe('1:00');
  expect(formatLeft(59_000)).toBe('0:59');
  expect(formatLeft(1)).toBe('0:01');
  expect(formatLeft(0)).toBe('0:00');
  expect(formatLeft(-5_000)).toBe('0:00');
  expect(formatLeft(3_661_000)).toBe('1:01:01');
});
