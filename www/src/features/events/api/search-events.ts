import { infiniteQueryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';

import { rangeOf } from '../when';

/** What the list of events is narrowed to; these are the URL's search parameters. */
export type EventFilters = {
  q?: string | undefined;
  city?: string | undefined;
  category?: string | undefined;
  when?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  free?: string | undefined;
};

const pageSize = 24;

/** Events to come that match, a page at a time. */
export const searchEvents = (filters: EventFilters) =>
  infiniteQueryOptions({
    queryKey: ['public', 'events', filters],
    ...cursorPages,
    queryFn: ({ pageParam }) => {
      const { from, to } = rangeOf(filters, new Date());
      return ok(
        api.GET('/events', {
          params: {
            query: {
              ...pageOf(pageSize, pageParam),
              sort: filters.q ? 'relevance' : 'date',
              ...(filters.q ? { q: filters.q } : {}),
              ...(filters.city ? { city: filters.city } : {}),
              ...(filters.category ? { category: filters.category } : {}),
              ...(from ? { from } : {}),
              ...(to ? { to } : {}),
              ...(filters.free ? { free: true } : {}),
            },
          },
        }),
      );
    },
  });
