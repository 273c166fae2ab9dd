import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';

const withSecret = (secret: string | undefined) => (secret ? { query: { secret } } : {});

/** An order as its buyer sees it: by session, or by the secret of a guest's link. */
export const orderById = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: () => ok(api.GET('/orders/{id}', { params: { path: { id }, ...withSecret(secret) } })),
  });

export const ticketsOfOrder = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['order', id, 'tickets'],
    queryFn: () => ok(api.GET('/orders/{id}/tickets', { params: { path: { id }, ...withSecret(secret) } })),
  });
