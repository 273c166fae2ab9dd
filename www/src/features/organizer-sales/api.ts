import { queryOptions, useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import type { ManualOrder } from '@/lib/api/types';
import { orderById } from '@/lib/queries/orders';
import { stockChanged } from '@/lib/queries/organizer';

/** What of an order can be given back, for who may handle money. */
export const refundable = (orderId: string) =>
  queryOptions({
    queryKey: ['refundable', orderId],
    queryFn: () => ok(api.GET('/orders/{id}/refunds', { params: { path: { id: orderId } } })),
    staleTime: 0,
    gcTime: 0,
  });

/** With tickets these, with an amount as much, with neither everything that is left. */
type GiveBack = { reason: string; amount?: number; tickets?: string[] };

export const useGiveBack = (orderId: string) =>
  useMutation({
    mutationFn: (body: GiveBack) =>
      once(`refund.${orderId}`, body, (key) =>
        ok(
          api.POST('/orders/{id}/refunds', {
            params: { path: { id: orderId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        ),
      ),
    // The order's own query is the beginning of its tickets' too.
    onSettled: () => queryClient.invalidateQueries({ queryKey: orderById(orderId).queryKey }),
  });

/** What happened to an order, newest first. */
export const timelineOf = (orderId: string) =>
  queryOptions({
    // Begins like the order's own, so that whatever changes the order asks for it again.
    queryKey: ['order', orderId, 'timeline'],
    staleTime: 0,
    queryFn: () => ok(api.GET('/orders/{id}/timeline', { params: { path: { id: orderId } } })),
  });

const changed = (orderId: string) => queryClient.invalidateQueries({ queryKey: orderById(orderId).queryKey });

export const useResend = (orderId: string) =>
  useMutation({
    mutationFn: () => ok(api.POST('/orders/{id}/resend', { params: { path: { id: orderId } } })),
    onSettled: () => changed(orderId),
  });

export const useChangeEmail = (orderId: string) =>
  useMutation({
    mutationFn: (email: string) =>
      ok(api.PUT('/orders/{id}/email', { params: { path: { id: orderId } }, body: { email } })),
    onSettled: () => changed(orderId),
  });

/** An order for somebody, complete at once. */
export const useOpenOrder = (eventId: string) =>
  useMutation({
    mutationFn: (body: ManualOrder) =>
      once(`manual.${eventId}`, body, (key) =>
        ok(
          api.POST('/events/{id}/manual-orders', {
            params: { path: { id: eventId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        ),
      ),
    onSuccess: () =>
      Promise.all([
        stockChanged(eventId),
        queryClient.invalidateQueries({ queryKey: ['organizer', 'orders', eventId] }),
      ]),
  });
