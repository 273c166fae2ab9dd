import type { SaleItem } from '@/lib/api/types';

/** What a day costs by itself: the price of its first ticket type that everybody can see. */
export const priceOfDay = (day: string, items: readonly SaleItem[]): number | undefined =>
  items.find((item) => 'day_id' in item && item.day_id === day && item.active && item.visibility === 'public')?.price
    .amount;
