import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import type { CancellationProgress } from '@/lib/api/types';
import { cancellationOf } from '@/lib/queries/cancellation';

const take = (eventId: string) => (progress: CancellationProgress) =>
  queryClient.setQueryData(cancellationOf(eventId).queryKey, progress);

/** Tries again what could not be given back. */
export const useRetry = (eventId: string) =>
  useMutation({
    mutationFn: () =>
      once(`cancellation-retry.${eventId}`, {}, (key) =>
        ok(
          api.POST('/events/{id}/cancellation/retry', {
            params: { path: { id: eventId }, header: { 'Idempotency-Key': key } },
          }),
        ),
      ),
    onSuccess: take(eventId),
  });

/** The cash of an order was handed over. */
export const useSettle = (eventId: string) =>
  useMutation({
    mutationFn: (orderId: string) =>
      once(`cancellation-settle.${orderId}`, {}, (key) =>
        ok(
          api.POST('/events/{id}/cancellation/orders/{order_id}/settle', {
            params: { path: { id: eventId, order_id: orderId }, header: { 'Idempotency-Key': key } },
          }),
        ),
      ),
    onSuccess: take(eventId),
  });
