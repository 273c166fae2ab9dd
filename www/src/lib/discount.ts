import type { CheckedCode } from '@/lib/api/types';
import type { Discount } from '@/lib/basket';
import { share } from '@/lib/format/money';

/** Spreads an amount over lines in proportion; odd units go to the largest remainders, so that the parts sum exactly. */
export const spread = (amounts: readonly number[], off: number): number[] => {
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const whole = Math.min(Math.max(off, 0), sum);
  if (whole === 0) return amounts.map(() => 0);
  // Exact in whole numbers: the products of two amounts may be larger than a double can hold.
  const exact = amounts.map((amount) => BigInt(amount) * BigInt(whole));
  const parts = exact.map((product) => Number(product / BigInt(sum)));
  const rests = exact.map((product) => Number(product % BigInt(sum)));
  const left = whole - parts.reduce((all, part) => all + part, 0);
  const order = amounts.map((_, index) => index).sort((one, other) => rests[other]! - rests[one]!);
  for (const index of order.slice(0, left)) parts[index]! += 1;
  return parts;
};

/** Why a code does nothing for a choice of tickets. */
type Unfit = 'minimum' | 'other_tickets';

/** Whether an order of these lines may use the code at all. */
export const unfit = (code: CheckedCode, lines: readonly { id: string; amount: number }[]): Unfit | undefined => {
  const opened = [...code.unlocked.ticket_types, ...code.unlocked.bundles];
  const useful = lines.some(
    ({ id }) => code.applies_to.length === 0 || code.applies_to.includes(id) || opened.some((item) => item.id === id),
  );
  if (!useful) return 'other_tickets';
  const sum = lines.reduce((all, { amount }) => all + amount, 0);
  return sum < (code.min_order?.amount ?? 0) ? 'minimum' : undefined;
};

/** What a code takes off, as the server reckons it. */
export const discountOf =
  (code: CheckedCode): Discount =>
  (lines) => {
    if (unfit(code, lines)) return lines.map(() => 0);
    const fits = (id: string) => code.applies_to.length === 0 || code.applies_to.includes(id);
    const amounts = lines.map(({ id, amount }) => (fits(id) ? amount : 0));
    const sum = amounts.reduce((all, amount) => all + amount, 0);
    const off = code.kind === 'percentage' ? share(sum, code.percent_off ?? 0) : (code.amount_off?.amount ?? 0);
    return spread(amounts, off);
  };
