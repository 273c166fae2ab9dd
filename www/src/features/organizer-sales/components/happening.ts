import type { MessageId } from '@/i18n/t';

/** What the log calls it, and how it is said. What is not listed is left out: later versions may know more. */
const words: Record<string, MessageId> = {
  'order.placed': 'timeline.placed',
  'order.opened': 'timeline.opened',
  'order.completed': 'timeline.completed',
  'order.expired': 'timeline.expired',
  'order.cancelled': 'timeline.cancelled',
  'order.refunded': 'timeline.refunded',
  'order.resent': 'timeline.resent',
  'order.email_changed': 'timeline.emailChanged',
  'order.adopted': 'timeline.adopted',
  'ticket.offered': 'timeline.offered',
  'ticket.offer_withdrawn': 'timeline.offerWithdrawn',
  'ticket.transferred': 'timeline.transferred',
  'payment.succeeded': 'timeline.paid',
  'refund.failed': 'timeline.refundFailed',
  'mail.sent.order_completed': 'timeline.ticketsMailed',
  'mail.sent.order_resent': 'timeline.ticketsMailed',
  'mail.sent.order_moved': 'timeline.oldTold',
  'mail.sent.order_refunded': 'timeline.refundMailed',
  'mail.sent.event_cancelled': 'timeline.cancellationMailed',
  'mail.sent.refunded_late': 'timeline.refundMailed',
  'mail.waits.order_completed': 'timeline.mailWaits',
  'mail.waits.order_resent': 'timeline.mailWaits',
  'mail.waits.order_moved': 'timeline.mailWaits',
  'mail.waits.order_refunded': 'timeline.mailWaits',
  'mail.waits.event_cancelled': 'timeline.mailWaits',
  'mail.waits.refunded_late': 'timeline.mailWaits',
  'scan.admitted': 'timeline.admitted',
  'scan.left': 'timeline.left',
  'scan.refused': 'timeline.turnedAway',
};

export const wordsFor = (what: string): MessageId | undefined => words[what];
