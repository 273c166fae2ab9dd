import type { Event, ManualOrder, SaleItem } from '@/lib/api/types';
import { amountFrom } from '@/lib/format/amount-input';

export type NewOrderValues = {
  name: string;
  email: string;
  phone: string;
  quantities: Record<string, number>;
  pricing: ManualOrder['pricing'];
  total: string;
  named: boolean;
  names: string[];
};

export const newOrderValues: NewOrderValues = {
  name: '',
  email: '',
  phone: '',
  quantities: {},
  pricing: 'free',
  total: '',
  named: false,
  names: [],
};

/** One for each ticket, in the order of the items. */
export const chosenTickets = (quantities: Record<string, number>, items: readonly SaleItem[]): SaleItem[] =>
  items.flatMap((item) => Array.from({ length: quantities[item.id] ?? 0 }, () => item));

/** What they cost as listed, with the tax that comes on top: that of each line, as the server rounds it. */
export const listedTotal = (quantities: Record<string, number>, items: readonly SaleItem[]): number =>
  items.reduce((sum, item) => {
    const net = item.price.amount * (quantities[item.id] ?? 0);
    return sum + net + (item.tax_included ? 0 : Math.floor((net * item.tax_rate + 5_000) / 10_000));
  }, 0);

/** What is sent; the values have passed the checks. */
export const newOrderInput = (values: NewOrderValues, items: readonly SaleItem[], { currency }: Event): ManualOrder => {
  const { name, email, phone, quantities, pricing, total, named, names } = values;
  const chosen = chosenTickets(quantities, items);
  return {
    buyer: { name: name.trim(), email: email.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}) },
    lines: items
      .filter(({ id }) => (quantities[id] ?? 0) > 0)
      .map(({ id }) => ({ item_id: id, quantity: quantities[id] ?? 0 })),
    pricing,
    ...(pricing === 'own' ? { total: { amount: amountFrom(total, currency) ?? 0, currency } } : {}),
    ...(named ? { tickets: chosen.map((_, index) => ({ name: names[index]?.trim() ?? '' })) } : {}),
  };
};
