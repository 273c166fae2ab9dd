import { plus, times } from '@/lib/format/money';
import type { Money, TicketType } from '@/lib/api/types';

/** How many of which ticket type. */
export type Basket = Readonly<Record<string, number>>;

/** "tt_a:2,tt_b:1", the form in which a basket travels in the URL. */
export const basketText = (basket: Basket): string =>
  Object.entries(basket)
    .filter(([, quantity]) => quantity > 0)
    .map(([id, quantity]) => `${id}:${quantity}`)
    .join(',');

/** Reads what basketText wrote; anything else is left out. */
export const basketFrom = (text: string | undefined): Basket => {
  const basket: Record<string, number> = {};
  for (const pair of (text ?? '').split(',')) {
    const [id = '', quantity = ''] = pair.split(':');
    if (/^tt_\w+$/.test(id) && /^[1-9]\d{0,2}$/.test(quantity)) basket[id] = Number(quantity);
  }
  return basket;
};

export const countOf = (basket: Basket): number => Object.values(basket).reduce((sum, quantity) => sum + quantity, 0);

/** A line's tax that comes on top of its price; nothing where the price includes it. */
const addedTax = (type: TicketType, quantity: number): Money => {
  const amount = type.tax_included ? 0 : Math.round((type.price.amount * quantity * type.tax_rate) / 10_000);
  return { ...type.price, amount };
};

export type Estimate = {
  lines: { ticket_type_id: string; name: string; quantity: number; subtotal: Money }[];
  tax: Money;
  total: Money;
};

/** What a basket costs, as far as the page can know; the order the server makes is what counts. */
export const estimate = (basket: Basket, types: readonly TicketType[], currency: string): Estimate => {
  const none: Money = { amount: 0, currency };
  const chosen = types.filter(({ id }) => (basket[id] ?? 0) > 0);
  const lines = chosen.map((type) => ({
    ticket_type_id: type.id,
    name: type.name,
    quantity: basket[type.id] ?? 0,
    subtotal: times(type.price, basket[type.id] ?? 0),
  }));
  const tax = chosen.map((type) => addedTax(type, basket[type.id] ?? 0)).reduce(plus, none);
  return { lines, tax, total: lines.map((line) => line.subtotal).reduce(plus, tax) };
};
