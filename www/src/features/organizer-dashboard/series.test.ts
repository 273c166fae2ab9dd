import { expect, test } from 'vitest';

import { byWeek, everyDay } from './series';

test('days without a sale are shown as nothing, not left out', () => {
  const days = everyDay(
    [
      { date: '2026-10-30', sold: 2, gross: 200 },
      { date: '2026-11-02', sold: 1, gross: 100 },
    ],
    '2026-11-03',
  );
  expect(days.map(({ date }) => date)).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03']);
  expect(days.map(({ sold }) => sold)).toEqual([2, 0, 0, 1, 0]);
});

test('nothing sold is no days at all', () => {
  expect(everyDay([], '2026-11-03')).toEqual([]);
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
