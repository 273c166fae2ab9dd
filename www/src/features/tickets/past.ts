import type { Ticket } from '@/lib/api/types';

/** Whether a ticket's event is over at that moment. */
export const isPast = (ticket: Ticket, now: number): boolean =>
  ticket.event !== undefined && Date.parse(ticket.event.ends_at) < now;
