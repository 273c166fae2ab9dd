import type { MessageId } from '@/i18n/t';
import type { Order } from '@/lib/api/types';

const worded: Record<string, MessageId> = {
  insufficient_funds: 'checkout.declined.funds',
  expired_card: 'checkout.declined.expiredCard',
  incorrect_cvc: 'checkout.declined.cvc',
};

/** The bank's reason of the last payment; a refused card leaves its payment open for another one. */
export const refusalOf = (order: Order): string | undefined => order.payments?.at(-1)?.failure_code ?? undefined;

/** Why the last payment did not work, and what to do about it. */
export const declinedWords = (order: Order): MessageId => {
  const code = refusalOf(order);
  return code === undefined ? 'checkout.notPaid' : (worded[code] ?? 'checkout.declined');
};
