import { expect, test } from 'vitest';

import { byWeek, everyDay } from './series';

test('days without a sale are shown as nothing, not left out', () => {
  const days = everyDay(
    [
      { date: '2026-10-10', sold: 2, gross: 200 },
      { date: '2026-11-02', sold: 1, gross: 100 },
    ],
    '2026-11-03',
  );
  expect(days).toHaveLength(25);
  expect(days[0]).toEqual({ date: '2026-10-10', sold: 2, gross: 200 });
  expect(days.at(-2)).toEqual({ date: '2026-11-02', sold: 1, gross: 100 });
  expect(days.at(-1)).toEqual({ date: '2026-11-03', sold: 0, gross: 0 });
});

test('a sale that just began is shown on two weeks, so that a single bar has a place', () => {
  const days = everyDay([{ date: '2026-11-03', sold: 1, gross: 100 }], '2026-11-03');
  expect(days).toHaveLength(14);
  expect(days.at(-1)?.sold).toBe(1);
});

test('nothing sold is no days at all', () => {
  expect(everyDay([], '2026-11-03')).toEqual([]);
  expect(everyDay([{ date: '2026-11-02', sold: 0, gross: 0 }], '2026-11-03')).toEqual([]);
});

test('weeks begin on Monday and lose no ticket', () => {
  const weeks = byWeek(
    everyDay([
      { date: '2026-11-01', sold: 4, gross: 4 },
      { date: '2026-11-02', sold: 1, gross: 1 },
      { date: '2026-11-08', sold: 2, gross: 2 },
      { date: '2026-11-09', sold: 8, gross: 8 },
    ]),
  );
  expect(weeks).toEqual([
    { date: '2026-10-26', sold: 4, gross: 4 },
    { date: '2026-11-02', sold: 3, gross: 3 },
    { date: '2026-11-09', sold: 8, gross: 8 },
  ]);
});
