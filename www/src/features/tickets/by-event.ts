import type { Ticket } from '@/lib/api/types';

/** Tickets of one event, which stand together in a list. */
export type EventTickets = { eventId: string; event: Ticket['event']; tickets: Ticket[] };

/** Tickets by their event, in the order in which the events first come. */
export const byEvent = (tickets: readonly Ticket[]): EventTickets[] => {
  const groups = new Map<string, EventTickets>();
  for (const ticket of tickets) {
    const group = groups.get(ticket.event_id);
    if (group) group.tickets.push(ticket);
    else groups.set(ticket.event_id, { eventId: ticket.event_id, event: ticket.event, tickets: [ticket] });
  }
  return [...groups.values()];
};

/** Whether an event is over at that moment. */
export const isPast = ({ event }: Pick<EventTickets, 'event'>, now: number): boolean => Date.parse(event.ends_at) < now;
