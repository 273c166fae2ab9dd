import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import type { CancellationProgress, CancelledOrder, FeePolicy } from '@/lib/api/types';

import { cursorPages, pageOf } from './cursor-pages';

/** What would go back under a fee policy; forbidden to members who may not handle money. */
export const cancellationPreview = (eventId: string, keep: FeePolicy) =>
  queryOptions({
    queryKey: ['organizer', 'cancellation-preview', eventId, keep],
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => ok(api.GET('/events/{id}/cancellation/preview', { params: { path: { id: eventId }, query: keep } })),
  });

const beat = 2_000;

/** Whether something will change without anybody doing anything. */
const moves = ({ state, sending }: CancellationProgress) => state === 'running' || sending > 0;

/** How far the orders of a cancelled event are given back; it follows along. */
export const cancellationOf = (eventId: string) =>
  queryOptions({
    queryKey: ['organizer', 'cancellation', eventId],
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && moves(data) ? beat : false),
    queryFn: () => ok(api.GET('/events/{id}/cancellation', { params: { path: { id: eventId } } })),
  });

/** Its orders in one state. `version` is what makes the list another one. */
export const cancelledOrders = (eventId: string, status: CancelledOrder['status'], version: number) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'cancelled-orders', eventId, status, version],
    placeholderData: keepPreviousData,
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/events/{id}/cancellation/orders', {
          params: { path: { id: eventId }, query: { ...pageOf(50, pageParam), status } },
        }),
      ),
  });
