import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { guest } from '@/lib/api/order-access';
import { queryClient } from '@/lib/api/query-client';
import { orderById } from '@/lib/queries/orders';
import { splitOf } from '@/lib/queries/split';

export type Payer = { name: string; email: string; amount?: number };

/** Asks these people to pay an order together. */
export const useBeginSplit = (orderId: string, secret: string | undefined) =>
  useMutation({
    mutationFn: (payers: Payer[]) =>
      once(`split.${orderId}`, payers, (key) =>
        ok(
          api.POST('/orders/{id}/split', {
            params: { path: { id: orderId }, header: { 'Idempotency-Key': key } },
            body: { payers },
            ...guest(secret),
          }),
        ),
      ),
    onSuccess: (split) => {
      queryClient.setQueryData(splitOf(orderId, secret).queryKey, split);
      return queryClient.invalidateQueries({ queryKey: orderById(orderId).queryKey, exact: true });
    },
  });

/** Begins to pay a share; the answer is where the card page is. */
export const usePayShare = (id: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () =>
      once(`share.${id}`, {}, (key) =>
        ok(
          api.POST('/shares/{id}/checkout', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            ...guest(secret),
          }),
        ),
      ),
  });
