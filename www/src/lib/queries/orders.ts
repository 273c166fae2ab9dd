import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { guest } from '@/lib/api/order-access';

/** An order as its buyer sees it: by session, or by the secret of a guest's link. */
export const orderById = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: () => ok(api.GET('/orders/{id}', { params: { path: { id } }, ...guest(secret) })),
  });

export const ticketsOfOrder = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['order', id, 'tickets'],
    // The secret goes as a parameter here, since the pictures' addresses in the answer must carry it too.
    queryFn: () =>
      ok(api.GET('/orders/{id}/tickets', { params: { path: { id }, ...(secret ? { query: { secret } } : {}) } })),
  });
