/** The spans people think in; anything else is two dates. */
export const spans = ['today', 'weekend', 'week', 'month'] as const;
type Span = (typeof spans)[number];

const startOfDay = (date: Date, plusDays = 0): Date =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + plusDays);

const isSpan = (value: string | undefined): value is Span => spans.some((span) => span === value);

const bounds = (span: Span, now: Date): [Date, Date] => {
  const weekday = now.getDay();
  switch (span) {
    case 'today':
      return [now, startOfDay(now, 1)];
    case 'weekend': {
      // Friday evening to Sunday night; on the weekend itself, what is left of it.
      const toFriday = weekday === 0 || weekday === 6 ? 0 : 5 - weekday;
      const friday = startOfDay(now, toFriday);
      const begin = toFriday > 0 ? new Date(friday.getTime() + 16 * 3_600_000) : now;
      return [begin, startOfDay(now, weekday === 0 ? 1 : 8 - weekday)];
    }
    case 'week':
      return [now, startOfDay(now, 7)];
    case 'month':
      return [now, startOfDay(now, 30)];
  }
};

// Whole seconds, and today's span from midnight on, would both do; without millis the URL stays cacheable.
const rfc3339 = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** The moments a filter means on the viewer's clock. Without any, the server lists what is still to come. */
export const rangeOf = (
  filters: { when?: string | undefined; from?: string | undefined; to?: string | undefined },
  now: Date,
): { from?: string; to?: string } => {
  if (isSpan(filters.when)) {
    const [from, to] = bounds(filters.when, now);
    return { from: rfc3339(from), to: rfc3339(to) };
  }
  const day = (text: string | undefined, plusDays: number) => {
    const date = new Date(`${text}T00:00:00`);
    return text && !Number.isNaN(date.getTime()) ? rfc3339(startOfDay(date, plusDays)) : undefined;
  };
  const from = day(filters.from, 0);
  const to = day(filters.to, 1);
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
};
