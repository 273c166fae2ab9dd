import type { useT } from '@/i18n/t';
import type { Day, DayInput, Event } from '@/lib/api/types';
import { momentText, wallTimeOf } from '@/lib/wall-time';

import { checks, span } from './checks';
import { capacityFrom, capacityValuesOf, mustHaveCapacity, type CapacityValues } from './counts';

export type DayValues = CapacityValues & {
  name: string;
  starts: string;
  ends: string;
  place: string;
  description: string;
};

// The clocks may change in between: a day later is the same time on the next date.
const nextDate = (wall: string): string => new Date(Date.parse(`${wall}:00Z`) + 86_400_000).toISOString().slice(0, 16);

/** A guess for a new day: the event's first evening, or the day after the last one at the same time. */
export const newDay = (event: Event, days: readonly Day[]): DayValues => {
  const last = days.at(-1);
  const starts = wallTimeOf(last?.starts_at ?? event.starts_at, event.zone);
  const ends = wallTimeOf(last?.ends_at ?? event.ends_at, event.zone);
  // Of an event of several dates only the hours are taken over; a night may end on the next date.
  const evening = `${starts.slice(0, 11)}${ends.slice(11)}`;
  return {
    name: '',
    starts: last ? nextDate(starts) : starts,
    ends: last ? nextDate(ends) : evening > starts ? evening : nextDate(evening),
    place: '',
    description: '',
    ...capacityValuesOf(last?.capacity ?? null),
  };
};

export const dayValuesOf = (day: Day, zone: string): DayValues => ({
  name: day.name,
  starts: wallTimeOf(day.starts_at, zone),
  ends: wallTimeOf(day.ends_at, zone),
  place: day.place ?? '',
  description: day.description,
  ...capacityValuesOf(day.capacity),
});

export const checkedDay = (t: ReturnType<typeof useT>, zone: string) =>
  checks<DayValues>(t, (value, must) => {
    must(value.starts !== '', 'starts', 'form.required');
    must(value.ends !== '', 'ends', 'form.required');
    span(value, ['starts', 'ends'], zone, 'day.endsBefore', must);
    mustHaveCapacity(value, must);
  });

export const dayInputOf = (values: DayValues, zone: string): DayInput => ({
  name: values.name.trim(),
  starts_at: momentText(values.starts, zone) ?? '',
  ends_at: momentText(values.ends, zone) ?? '',
  place: values.place.trim() || null,
  description: values.description.trim(),
  capacity: capacityFrom(values),
});
