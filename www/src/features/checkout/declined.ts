import type { MessageId } from '@/i18n/t';
import type { Order } from '@/lib/api/types';

const worded: Record<string, MessageId> = {
  insufficient_funds: 'checkout.declined.funds',
  expired_card: 'checkout.declined.expiredCard',
  incorrect_cvc: 'checkout.declined.cvc',
};

/** Why the last payment did not work, and what to do about it. */
export const declinedWords = (order: Order): MessageId => {
  const failed = order.payments?.filter(({ status }) => status === 'failed').at(-1);
  if (!failed) return 'checkout.notPaid';
  return worded[failed.failure_code ?? ''] ?? 'checkout.declined';
};
