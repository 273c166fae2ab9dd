import { plus, share, times } from '@/lib/format/money';
import type { Money, SaleItem } from '@/lib/api/types';

/** How many of which ticket type or bundle. */
export type Basket = Readonly<Record<string, number>>;

/** "tt_a:2,bundle_b:1", the form in which a basket travels in the URL. */
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
    if (/^(tt|bundle)_\w+$/.test(id) && /^[1-9]\d{0,2}$/.test(quantity)) basket[id] = Number(quantity);
  }
  return basket;
};

export const countOf = (basket: Basket): number => Object.values(basket).reduce((sum, quantity) => sum + quantity, 0);

/** What a discount takes off lines of these amounts, line by line. */
export type Discount = (lines: readonly { id: string; amount: number }[]) => readonly number[];

type Estimate = {
  lines: { id: string; name: string; quantity: number; subtotal: Money }[];
  discount: Money;
  tax: Money;
  total: Money;
};

/** What a basket costs, as far as the page can know; the order the server makes is what counts. */
export const estimate = (
  basket: Basket,
  items: readonly SaleItem[],
  currency: string,
  discount: Discount = () => [],
): Estimate => {
  const chosen = items.filter(({ id }) => (basket[id] ?? 0) > 0);
  const lines = chosen.map(({ id, name, price }) => ({
    id,
    name,
    quantity: basket[id] ?? 0,
    subtotal: times(price, basket[id] ?? 0),
  }));
  const off = discount(lines.map(({ id, subtotal }) => ({ id, amount: subtotal.amount })));
  const sum = (amount: (index: number) => number): Money => ({
    amount: lines.reduce((all, _, index) => all + amount(index), 0),
    currency,
  });
  const rest = (index: number) => lines[index]!.subtotal.amount - (off[index] ?? 0);
  // Only what comes on top of the price; where the price includes it there is nothing to add.
  const tax = sum((index) => (chosen[index]!.tax_included ? 0 : share(rest(index), chosen[index]!.tax_rate)));
  return { lines, discount: sum((index) => off[index] ?? 0), tax, total: plus(sum(rest), tax) };
};
