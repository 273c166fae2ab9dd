import type { Money } from '@/lib/api/types';
import { equalShares } from '@/lib/equal-shares';
import { amountFrom } from '@/lib/format/amount-input';

export type How = 'equal' | 'own';

/** What each payer owes, and what of the total nobody pays yet (below zero: too much). Undefined: not an amount. */
export const sumUp = (how: How, typed: readonly string[], total: Money) => {
  const amounts =
    how === 'equal' ? equalShares(total.amount, typed.length) : typed.map((text) => amountFrom(text, total.currency));
  const sum = amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);
  return { amounts, left: total.amount - sum };
};
