import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';

/** Keys that begin with `public` hold nothing of a person and survive signing in and out. */
export const eventBySlug = (slug: string) =>
  queryOptions({
    queryKey: ['public', 'event', 'slug', slug],
    staleTime: 60_000,
    queryFn: () => ok(api.GET('/events/slug/{slug}', { params: { path: { slug } } })),
  });

export const eventById = (id: string) =>
  queryOptions({
    queryKey: ['public', 'event', id],
    staleTime: 60_000,
    queryFn: () => ok(api.GET('/events/{id}', { params: { path: { id } } })),
  });

export const ticketTypesOf = (eventId: string) =>
  queryOptions({
    queryKey: ['public', 'ticket-types', eventId],
    queryFn: () => ok(api.GET('/ticket-types', { params: { query: { event_id: eventId } } })),
  });

export const availabilityOf = (eventId: string) =>
  queryOptions({
    queryKey: ['public', 'availability', eventId],
    staleTime: 5_000,
    // Asked for when the live channel was away: what the browser kept from before is not wanted.
    queryFn: () =>
      ok(api.GET('/availability/{event_id}', { params: { path: { event_id: eventId } }, cache: 'no-cache' })),
  });

export const categoriesQuery = queryOptions({
  queryKey: ['public', 'categories'],
  staleTime: 600_000,
  queryFn: () => ok(api.GET('/categories')),
});
