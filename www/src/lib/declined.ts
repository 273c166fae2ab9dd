import type { MessageId } from '@/i18n/t';

const worded: Record<string, MessageId> = {
  insufficient_funds: 'checkout.declined.funds',
  expired_card: 'checkout.declined.expiredCard',
  incorrect_cvc: 'checkout.declined.cvc',
};

/** Why a bank refused a card, and what to do about it; without a reason nobody tried to pay. */
export const wordsOfRefusal = (code: string | null | undefined): MessageId =>
  code ? (worded[code] ?? 'checkout.declined') : 'checkout.notPaid';
