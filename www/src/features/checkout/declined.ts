import type { MessageId } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { wordsOfRefusal } from '@/lib/declined';

/** The bank's reason of the last payment; a refused card leaves its payment open for another one. */
export const refusalOf = (order: Order): string | undefined => order.payments?.at(-1)?.failure_code ?? undefined;

/** Why the last payment did not work, and what to do about it. */
export const declinedWords = (order: Order): MessageId => wordsOfRefusal(refusalOf(order));
