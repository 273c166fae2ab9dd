import { formatSpan } from './dates';

type Dated = { name: string; date: string };
type Timed = Dated & { starts_at: string; ends_at: string };

// A day's date is of its place already; noon keeps it the same date in every zone.
const written = (date: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));

/** "Fri, Nov 20" */
export const dayDate = ({ date }: Dated, locale: string): string =>
  written(date, locale, { weekday: 'short', day: 'numeric', month: 'short' });

/** "Fri 20": the least that tells days of one event apart at a glance. */
export const dayShort = ({ date }: Dated, locale: string): { weekday: string; day: string } => ({
  weekday: written(date, locale, { weekday: 'short' }),
  day: written(date, locale, { day: 'numeric' }),
});

/** "Opening night, Fri, Nov 20", or the date alone. */
export const dayName = (day: Dated, locale: string): string =>
  day.name ? `${day.name}, ${dayDate(day, locale)}` : dayDate(day, locale);

/** "Fri + Sat + Sun", or the one day's date; with dates where weekdays alone would not tell the days apart. */
export const daysInShort = (days: readonly Dated[], locale: string): string => {
  if (days.length === 1) return dayDate(days[0]!, locale);
  const weekdays = days.map(({ date }) => written(date, locale, { weekday: 'short' }));
  const clear = new Set(weekdays).size === days.length;
  return (clear ? weekdays : days.map(({ date }) => written(date, locale, { day: 'numeric', month: 'short' }))).join(
    ' + ',
  );
};

/** "Opening night · Fri, Nov 20, 2026, 6:00 – 11:00 PM": all there is to know for being there in time. */
export const dayInFull = (day: Timed, zone: string, locale: string): string =>
  [day.name, formatSpan(day.starts_at, day.ends_at, zone, locale)].filter(Boolean).join(' · ');
