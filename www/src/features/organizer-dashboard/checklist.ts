import type { Event, TicketType } from '@/lib/api/types';

export type Step = {
  key: 'name' | 'place' | 'tickets' | 'description' | 'picture';
  done: boolean;
  needed: boolean;
  at: 'edit' | 'tickets';
};

/** What an event wants before it goes live. The server decides; this shows the way there. */
export const stepsOf = (event: Event, types: readonly TicketType[]): Step[] => [
  { key: 'name', done: true, needed: true, at: 'edit' },
  { key: 'place', done: Boolean(event.online_url ?? (event.venue && event.venue.city)), needed: true, at: 'edit' },
  ...(event.type === 'save_the_date'
    ? []
    : [
        {
          key: 'tickets' as const,
          done: types.some(({ active, sale_mode }) => active && sale_mode !== 'closed'),
          needed: true,
          at: 'tickets' as const,
        },
      ]),
  { key: 'description', done: event.description.trim() !== '', needed: false, at: 'edit' },
  { key: 'picture', done: event.images.length > 0, needed: false, at: 'edit' },
];

export type Reason = { pointer?: string; code?: string; detail: string };

/** Where a reason of the server against publishing can be put right. */
export const placeOf = ({ pointer = '', code = '' }: Reason): 'edit' | 'tickets' | 'payments' => {
  if (pointer === '/payments') return 'payments';
  return /ticket/.test(pointer + code) ? 'tickets' : 'edit';
};
