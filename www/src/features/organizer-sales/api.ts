import { queryOptions, useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import { orderById } from '@/lib/queries/orders';

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
