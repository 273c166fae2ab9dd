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
