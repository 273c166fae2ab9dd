import type { Dashboard } from '@/lib/api/types';

export type Day = Dashboard['series'][number];

const dayLength = 86_400_000;
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const mostDays = 1_000;
const leastDays = 14;

/**
 * Every day from the first sale to the last known one, two weeks at least; days without a sale are there with nothing.
 * Nothing at all before the first sale.
 */
export const everyDay = (series: readonly Day[], today?: string): Day[] => {
  const sales = series.filter(({ sold, gross }) => sold !== 0 || gross !== 0);
  const known = new Map(sales.map((day) => [day.date, day]));
  const dates = [...known.keys(), ...(today && sales.length > 0 ? [today] : [])].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return [];
  const to = Date.parse(last);
  const from = Math.min(Date.parse(first), to - (leastDays - 1) * dayLength);
  const count = Math.min(mostDays, Math.round((to - from) / dayLength) + 1);
  return Array.from({ length: count }, (_, index) => {
    const date = dayOf(from + index * dayLength);
    return known.get(date) ?? { date, sold: 0, gross: 0 };
  });
};

/** The weeks (Monday first) of a long series, so that bars stay wide enough to see. */
export const byWeek = (days: readonly Day[]): Day[] => {
  const weeks = new Map<string, Day>();
  for (const { date, sold, gross } of days) {
    const moment = Date.parse(date);
    const monday = dayOf(moment - ((new Date(moment).getUTCDay() + 6) % 7) * dayLength);
    const week = weeks.get(monday) ?? { date: monday, sold: 0, gross: 0 };
    weeks.set(monday, { date: monday, sold: week.sold + sold, gross: week.gross + gross });
  }
  return [...weeks.values()];
};
