import type { Money, SaleItem } from '@/lib/api/types';
import { plus } from '@/lib/format/money';

const priceOfDay = (day: string, items: readonly SaleItem[]): Money | undefined =>
  items.find((item) => 'day_id' in item && item.day_id === day && item.active && item.visibility === 'public')?.price;

/**
 * What days cost one by one, as the server reckons it: each the price of its first ticket type that everybody can see.
 * `missing` are the days that have none; without them there is no sum.
 */
export const singlePrices = (
  days: readonly string[],
  items: readonly SaleItem[],
): { sum?: Money; missing: string[] } => {
  const missing = days.filter((day) => !priceOfDay(day, items));
  const prices = days.map((day) => priceOfDay(day, items)).filter((price) => price !== undefined);
  const [first, ...rest] = prices;
  return { missing, ...(first && missing.length === 0 ? { sum: rest.reduce(plus, first) } : {}) };
};
