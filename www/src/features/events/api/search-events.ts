import { infiniteQueryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';

import { rangeOf } from '../when';

import { takeFirstList } from './first-list';

const names = ['q', 'city', 'category', 'when', 'from', 'to', 'free'] as const;

/** What the list of events is narrowed to; these are the URL's search parameters. */
export type EventFilters = Partial<Record<(typeof names)[number], string | undefined>> & {
  /** Of one organizer; no search parameter, but a page of its own. */
  organization?: string;
};

/** The filters a URL carries; those without a value are absent. */
export const filtersFrom = (search: URLSearchParams): EventFilters => {
  const filters: EventFilters = {};
  for (const name of names) {
    const value = search.get(name);
    if (value) filters[name] = value;
  }
  return filters;
};

const pageSize = 24;

/** Events to come that match, a page at a time. */
export const searchEvents = (filters: EventFilters) =>
  infiniteQueryOptions({
    queryKey: ['public', 'events', filters],
    ...cursorPages,
    queryFn: async ({ pageParam }) => {
      const first = !pageParam && Object.keys(filters).length === 0 ? await takeFirstList() : undefined;
      if (first) return first;
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
              ...(filters.organization ? { organization_id: filters.organization } : {}),
            },
          },
        }),
      );
    },
  });
