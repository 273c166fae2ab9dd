import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';

export const daysOf = (eventId: string) =>
  queryOptions({
    queryKey: ['public', 'days', eventId],
    staleTime: 10_000,
    queryFn: () => ok(api.GET('/events/{id}/days', { params: { path: { id: eventId } } })),
  });

export const bundlesOf = (eventId: string) =>
  queryOptions({
    queryKey: ['public', 'bundles', eventId],
    queryFn: () => ok(api.GET('/bundles', { params: { query: { event_id: eventId } } })),
  });

/** What a discount code does. Tries are few on purpose, so one that failed is not repeated by itself. */
export const checkedCode = (eventId: string, code: string) =>
  queryOptions({
    queryKey: ['public', 'code', eventId, code.trim().toLowerCase()],
    staleTime: 30_000,
    retry: false,
    queryFn: () => ok(api.POST('/discount-codes/check', { body: { event_id: eventId, code: code.trim() } })),
  });
