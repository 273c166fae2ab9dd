import { describe, expect, test } from 'vitest';

import { isSkipped, momentOf, momentText, offsetText, wallTimeOf, zoneNames } from './wall-time';

describe('a wall time becomes a moment', () => {
  test('by the offset of its zone on that day, not of today', () => {
    expect(momentText('2026-11-20T19:00', 'America/Chicago')).toBe('2026-11-21T01:00:00Z');
    expect(momentText('2026-07-20T19:00', 'America/Chicago')).toBe('2026-07-21T00:00:00Z');
    expect(momentText('2026-07-20T19:00', 'Asia/Kolkata')).toBe('2026-07-20T13:30:00Z');
    expect(momentText('2026-07-20T19:00', 'Pacific/Kiritimati')).toBe('2026-07-20T05:00:00Z');
    expect(momentText('2026-12-31T23:30', 'UTC')).toBe('2026-12-31T23:30:00Z');
  });

  test('which does not exist in the night the clocks go forward', () => {
    const moment = momentOf('2027-03-28T02:30', 'Europe/Berlin');
    expect(isSkipped(moment)).toBe(true);
    expect(moment).toEqual({ skipped: true, instead: '2027-03-28T03:30' });
    expect(momentText('2027-03-28T02:30', 'Europe/Berlin')).toBeUndefined();
    expect(momentText('2027-03-28T03:00', 'Europe/Berlin')).toBe('2027-03-28T01:00:00Z');
    expect(momentText('2027-03-28T01:59', 'Europe/Berlin')).toBe('2027-03-28T00:59:00Z');
  });

  test('which is the first of two in the night the clocks go back', () => {
    expect(momentOf('2026-10-25T02:30', 'Europe/Berlin')).toEqual({
      at: '2026-10-25T00:30:00Z',
      offset: 120,
      twice: true,
    });
    expect(momentOf('2026-10-25T03:00', 'Europe/Berlin')).toEqual({
      at: '2026-10-25T02:00:00Z',
      offset: 60,
      twice: false,
    });
    expect(momentOf('2026-11-01T01:30', 'America/New_York')).toEqual({
      at: '2026-11-01T05:30:00Z',
      offset: -240,
      twice: true,
    });
  });

  test('also where the clocks move by half an hour', () => {
    expect(momentOf('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual({ skipped: true, instead: '2026-10-04T02:45' });
  });

  test('or nothing when it is no time', () => {
    expect(momentOf('', 'UTC')).toBeUndefined();
    expect(momentOf('2026-13-45T00:00', 'UTC')).toBeUndefined();
  });
});

test('there and back is the same wall time', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/St_Johns']) {
    for (const wall of ['2026-01-01T00:00', '2026-06-15T12:34', '2026-10-25T23:59', '2027-03-28T12:00']) {
      expect(wallTimeOf(momentText(wall, zone)!, zone)).toBe(wall);
    }
  }
});

test('an offset is written as people write it', () => {
  expect([0, 60, -240, 330, -210, 765].map(offsetText)).toEqual([
    'UTC',
    'UTC+1',
    'UTC−4',
    'UTC+5:30',
    'UTC−3:30',
    'UTC+12:45',
  ]);
});

test('the list of zones keeps one that the browser spells differently', () => {
  expect(zoneNames('Asia/Calcutta')).toContain('Asia/Calcutta');
  expect(zoneNames()).toContain('UTC');
});
