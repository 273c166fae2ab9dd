import type { MessageId } from '@/i18n/t';
import type { Availability, TicketType } from '@/lib/api/types';

export type Tone = 'quiet' | 'urgent' | 'over';
export type Words = { id: MessageId; values?: { count?: number; at?: string }; tone: Tone };

const fewBelow = 10;

/** A ticket type with what the live channel last said about it. */
export const withLive = (type: TicketType, live: Availability | undefined): TicketType => {
  const now = live?.ticket_types.find(({ id }) => id === type.id);
  return now ? { ...type, available: now.available, held: now.held, state: now.state } : type;
};

/** What a buyer should know about a ticket type's stock, in words; nothing while there is plenty. */
export const availabilityWords = (type: TicketType, showRemaining: boolean): Words | undefined => {
  switch (type.state) {
    case 'not_started':
      return type.sales_start
        ? { id: 'picker.startsAt', values: { at: type.sales_start }, tone: 'quiet' }
        : { id: 'picker.notStarted', tone: 'quiet' };
    case 'ended':
      return { id: 'picker.ended', tone: 'over' };
    case 'closed':
      return { id: 'picker.closed', tone: 'over' };
    case 'sold_out':
      // Held tickets may come back: worth saying, since staying on the page is worth it then.
      return type.held > 0 ? { id: 'picker.allHeld', tone: 'urgent' } : { id: 'picker.soldOut', tone: 'over' };
    case 'on_sale':
      if (type.available === null || type.available > fewBelow) return undefined;
      if (type.available <= 0) {
        return type.held > 0 ? { id: 'picker.allHeld', tone: 'urgent' } : { id: 'picker.soldOut', tone: 'over' };
      }
      return showRemaining
        ? { id: 'picker.onlyLeft', values: { count: type.available }, tone: 'urgent' }
        : { id: 'picker.few', tone: 'urgent' };
  }
};

/** The most of a type that one order may take, with `room` left under the event's limit. */
export const mostOf = (type: TicketType, room: number): number => {
  if (type.state !== 'on_sale') return 0;
  const most = Math.min(type.max_per_order, room, type.available ?? Infinity);
  return most < type.min_per_order ? 0 : most;
};
