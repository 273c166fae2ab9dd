import type { MessageId } from '@/i18n/t';
import type { Availability, Line, SaleItem } from '@/lib/api/types';

export type Tone = 'quiet' | 'urgent' | 'over';
export type Words = { id: MessageId; values?: { count?: number; at?: string }; tone: Tone };

const fewBelow = 10;

/** A ticket type or bundle with what the live channel last said about it. */
export const withLive = <Item extends SaleItem>(item: Item, live: Availability | undefined): Item => {
  const now = [...(live?.ticket_types ?? []), ...(live?.bundles ?? [])].find(({ id }) => id === item.id);
  return now ? { ...item, available: now.available, held: now.held, state: now.state, queue: now.queue } : item;
};

/** What a buyer should know about its stock, in words; nothing while there is plenty. */
export const availabilityWords = (type: SaleItem, showRemaining: boolean): Words | undefined => {
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
export const mostOf = (type: SaleItem, room: number): number => {
  if (type.state !== 'on_sale') return 0;
  const most = Math.min(type.max_per_order, type.max_per_person ?? Infinity, room, type.available ?? Infinity);
  return most < type.min_per_order ? 0 : most;
};

/** The line one has to join for it, when it cannot simply be bought. */
export const lineFor = ({ state, queue }: SaleItem): Line['mode'] | undefined =>
  state === 'closed' || state === 'ended' ? undefined : queue?.mode;
