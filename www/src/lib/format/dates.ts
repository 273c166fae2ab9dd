const formats = new Map<string, Intl.DateTimeFormat>();

/** A cached formatter: making one costs more than using it a hundred times. */
const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
};

export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const time = { hour: 'numeric', minute: '2-digit' } as const;

// "7:00" and its "PM" stay on one line.
const joined = (text: string): string => text.replace(/(\d[:.]\d\d)\s/gu, '$1\u00a0');

/** "Fri, Nov 20, 2026" in the given zone. */
export const formatDay = (at: string, zone: string, locale: string): string =>
  dateFormat(locale, { ...day, timeZone: zone }).format(new Date(at));

/** "7:00 PM" in the given zone. */
export const formatTime = (at: string, zone: string, locale: string): string =>
  joined(dateFormat(locale, { ...time, timeZone: zone }).format(new Date(at)));

/** "Fri, Nov 20, 2026, 7:00 PM" in the given zone. */
export const formatDayTime = (at: string, zone: string, locale: string): string =>
  joined(dateFormat(locale, { ...day, ...time, timeZone: zone }).format(new Date(at)));

/** "Fri, Nov 20, 7:00 PM": for lists of what is to come; the year is said only when it is another one. */
export const formatSoon = (at: string, zone: string, locale: string, now = new Date()): string => {
  const thisYear = new Date(at).getFullYear() === now.getFullYear();
  const { year, ...dayOfYear } = day;
  const options = { ...dayOfYear, ...(thisYear ? {} : { year }), ...time, timeZone: zone };
  return joined(dateFormat(locale, options).format(new Date(at)));
};

/** "Fri, Nov 20, 2026, 7:00 – 11:00 PM": an event's span, with the day said once when it ends the same night. */
export const formatSpan = (from: string, to: string, zone: string, locale: string): string => {
  const start = new Date(from);
  const end = new Date(to);
  // A night that ends before six in the morning is one evening to everybody who was there.
  const oneEvening = end.getTime() - start.getTime() < 12 * 3_600_000;
  if (oneEvening) {
    return `${formatDayTime(from, zone, locale)} – ${formatTime(to, zone, locale)}`;
  }
  return dateFormat(locale, { ...day, timeZone: zone }).formatRange(start, end);
};

/** The short name of the zone at that moment, "CST" or "GMT+9". */
export const zoneName = (at: string, zone: string, locale: string): string =>
  dateFormat(locale, { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(new Date(at))
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;

/** Whether both zones show the same clock at that moment. */
export const sameClock = (at: string, one: string, other: string): boolean =>
  one === other || formatDayTime(at, one, 'en') === formatDayTime(at, other, 'en');

type DateParts = { weekday: string; day: string; month: string; year: string };

/** The pieces of a date block. */
export const dateParts = (at: string, zone: string, locale: string): DateParts => {
  const parts = dateFormat(locale, { ...day, timeZone: zone }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { weekday: part('weekday'), day: part('day'), month: part('month'), year: part('year') };
};

/** Minutes and seconds left, "9:05"; with hours when there are any. Never below zero. */
export const formatLeft = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
};
