import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Attendee, Event, Order, QueueEntry } from '@/lib/api/types';

import { cursorPages, pageOf } from './cursor-pages';

const pageSize = 50;

/** Leaves out what is not set: an empty filter is no filter. */
const given = <T extends Record<string, string | undefined>>(filters: T) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as {
    [Name in keyof T]?: NonNullable<T[Name]>;
  };

export type EventFilters = {
  organization_id?: string | undefined;
  when?: 'upcoming' | 'past' | undefined;
  status?: Event['status'] | undefined;
  q?: string | undefined;
};

/** The events of an organization, or of all one belongs to. */
export const myEvents = (filters: EventFilters) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'events', filters],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(api.GET('/events/organizer', { params: { query: { ...pageOf(pageSize, pageParam), ...given(filters) } } })),
  });

/** An event as its organizer sees it: never from a cache that others share. */
export const managedEvent = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'event', id],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/events/{id}', { params: { path: { id } } })),
  });

/** Every ticket type, hidden and closed ones too, with the numbers only the organizer sees. */
export const managedTypes = (eventId: string) =>
  queryOptions({
    queryKey: ['organizer', 'types', eventId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/ticket-types', { params: { query: { event_id: eventId } } })),
  });

/** Days, bundles and discount codes, with the numbers only the organizer sees. */
export const managedDays = (eventId: string) =>
  queryOptions({
    queryKey: ['organizer', 'days', eventId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/events/{id}/days', { params: { path: { id: eventId } } })),
  });

export const managedBundles = (eventId: string) =>
  queryOptions({
    queryKey: ['organizer', 'bundles', eventId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/bundles', { params: { query: { event_id: eventId } } })),
  });

export const codesOf = (eventId: string) =>
  queryOptions({
    queryKey: ['organizer', 'codes', eventId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/discount-codes', { params: { query: { event_id: eventId } } })),
  });

export const dashboardOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'dashboard', id],
    staleTime: 2_000,
    queryFn: () => ok(api.GET('/events/{id}/dashboard', { params: { path: { id } } })),
  });

type OrderFilters = {
  status?: Order['status'] | undefined;
  method?: Order['method'] | undefined;
  q?: string | undefined;
};

export const ordersOf = (id: string, filters: OrderFilters) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'orders', id, filters],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/events/{id}/orders', {
          params: { path: { id }, query: { ...pageOf(pageSize, pageParam), ...given(filters) } },
        }),
      ),
  });

type AttendeeFilters = {
  status?: Attendee['status'] | undefined;
  q?: string | undefined;
  ticket_type_id?: string | undefined;
};

export const attendeesOf = (id: string, filters: AttendeeFilters) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'attendees', id, filters],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/events/{id}/attendees', {
          params: { path: { id }, query: { ...pageOf(pageSize, pageParam), ...given(filters) } },
        }),
      ),
  });

/** The lines of an event with what only its organizer sees. */
export const linesOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'lines', id],
    staleTime: 2_000,
    queryFn: () => ok(api.GET('/events/{id}/queue', { params: { path: { id } } })),
  });

/** Who stands in a line, in order. */
export const peopleIn = (itemId: string, status: QueueEntry['status'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'line', itemId, status],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/queue/lines/{item_id}/entries', {
          params: { path: { item_id: itemId }, query: { ...pageOf(pageSize, pageParam), ...given({ status }) } },
        }),
      ),
  });

export const staffOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'staff', id],
    queryFn: () => ok(api.GET('/events/{id}/staff', { params: { path: { id } } })),
  });

export const organizationsQuery = queryOptions({
  queryKey: ['organizer', 'organizations'],
  staleTime: 60_000,
  queryFn: () => ok(api.GET('/organizations')),
});

/** Takes over an event that a change answered with; what lists and the public see of it is asked for again. */
export const eventChanged = (event: Event): void => {
  queryClient.setQueryData(managedEvent(event.id).queryKey, event);
  void queryClient.invalidateQueries({ queryKey: ['organizer', 'events'] });
  void queryClient.invalidateQueries({ queryKey: ['public', 'event'] });
  void queryClient.invalidateQueries({ queryKey: ['public', 'events'] });
};

/** What an event sells was changed: ticket types, days, bundles, codes or capacities, which depend on one another. */
export const stockChanged = (eventId: string): Promise<unknown> =>
  Promise.all(
    [
      managedTypes(eventId).queryKey,
      managedDays(eventId).queryKey,
      managedBundles(eventId).queryKey,
      codesOf(eventId).queryKey,
      dashboardOf(eventId).queryKey,
      ['public', 'ticket-types', eventId],
      ['public', 'days', eventId],
      ['public', 'bundles', eventId],
      ['public', 'code', eventId],
      ['organizer', 'events'],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
