import { useQuery } from '@tanstack/react-query';

import { formatLocale } from '@/i18n/store';
import { useT } from '@/i18n/t';
import type { Event, SaleItem } from '@/lib/api/types';
import { countOf, estimate, type Basket } from '@/lib/basket';
import { discountOf, unfit } from '@/lib/discount';
import { formatPrice } from '@/lib/format/money';
import { checkedCode, daysOf } from '@/lib/queries/inventory';

/** A code that goes with a basket: what it is, why it does nothing here, and what everything costs with it. */
export const useCheckedCode = (event: Event, code: string, shown: readonly SaleItem[], basket: Basket) => {
  const t = useT();
  const query = useQuery({ ...checkedCode(event.id, code), enabled: code !== '' });
  const checked = code && !query.isError ? query.data : undefined;
  const opened = checked ? [...checked.unlocked.ticket_types, ...checked.unlocked.bundles] : [];
  const items = [...shown, ...opened];
  const computed = estimate(basket, items, event.currency, checked && discountOf(checked));
  const why =
    checked &&
    unfit(
      checked,
      computed.lines.map(({ id, subtotal }) => ({ id, amount: subtotal.amount })),
    );
  const trouble =
    why === 'minimum' && checked?.min_order
      ? t('code.minimum', { least: formatPrice(checked.min_order, formatLocale) })
      : why && t('code.otherTickets');
  const dated = items.some((item) => (basket[item.id] ?? 0) > 0 && item.days.length > 0);
  const days = useQuery({ ...daysOf(event.id), enabled: dated }).data?.items ?? [];
  const lines = computed.lines.map((line) => ({
    ...line,
    days: days.filter((day) => items.find(({ id }) => id === line.id)?.days.includes(day.id)),
  }));
  // What a code showed that is gone from the URL, or what the organizer took off the page meanwhile.
  const missing = countOf(basket) - lines.reduce((all, { quantity }) => all + quantity, 0);
  return { query, checked, trouble, items, computed: { ...computed, lines }, missing };
};
