import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { guest } from '@/lib/api/order-access';
import { queryClient } from '@/lib/api/query-client';
import type { Split } from '@/lib/api/types';
import { orderById } from '@/lib/queries/orders';
import { splitOf } from '@/lib/queries/split';

const put = (split: Split) => queryClient.setQueryData(splitOf(split.order_id).queryKey, split);

/** Mails the link of a share again. */
export const useResend = (secret: string | undefined) =>
  useMutation({
    mutationFn: (id: string) => ok(api.POST('/shares/{id}/resend', { params: { path: { id } }, ...guest(secret) })),
    onSuccess: put,
  });

/** Corrects whom a share is asked of; another address is mailed a new link. */
export const useCorrect = (id: string, secret: string | undefined) =>
  useMutation({
    mutationFn: (body: { name: string; email: string }) =>
      ok(api.PATCH('/shares/{id}', { params: { path: { id } }, body, ...guest(secret) })),
    onSuccess: put,
  });

/** Calls the whole order off: everybody gets their money back. */
export const useCallOff = (orderId: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () => ok(api.POST('/orders/{id}/cancel', { params: { path: { id: orderId } }, ...guest(secret) })),
    onSuccess: (order) => {
      queryClient.setQueryData(orderById(orderId, secret).queryKey, order);
      void queryClient.invalidateQueries(splitOf(orderId, secret));
    },
  });
