import type { Day, SaleItem } from '@/lib/api/types';

import type { Must } from './checks';

/** The most places that anything may have. */
export const mostPlaces = 10_000_000;

export const isCount = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** A number that may be missing, as its field shows it. */
export const countText = (count: number | null): string => (count === null ? '' : String(count));

export const countFrom = (typed: string): number | null => (typed.trim() ? Number(typed) : null);

/** How many places there are, or that there is no limit. */
export type CapacityValues = { unlimited: boolean; capacity: string };

export const capacityValuesOf = (capacity: number | null): CapacityValues => ({
  unlimited: capacity === null,
  capacity: countText(capacity),
});

export const capacityFrom = ({ unlimited, capacity }: CapacityValues): number | null =>
  unlimited ? null : Number(capacity);

export const mustHaveCapacity = <T extends CapacityValues>({ unlimited, capacity }: T, must: Must<T>): void =>
  must(unlimited || isCount(capacity, 0, mostPlaces), 'capacity', 'type.capacityWrong');

export type Taken = { sold: number; held: number };

export const takenOf = (items: readonly SaleItem[]): Taken => ({
  sold: items.reduce((sum, item) => sum + item.sold, 0),
  held: items.reduce((sum, item) => sum + item.held, 0),
});

/** What is taken of a day by everything that is for it; the day itself counts only while it has a capacity. */
export const takenOn = (day: Day, items: readonly SaleItem[]): Taken =>
  takenOf(items.filter((item) => item.days.includes(day.id)));
