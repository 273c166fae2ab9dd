import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { guest } from '@/lib/api/order-access';

/** Who pays which share of an order, for who ordered and for members. */
export const splitOf = (orderId: string, secret?: string) =>
  queryOptions({
    queryKey: ['split', orderId],
    queryFn: () => ok(api.GET('/orders/{id}/split', { params: { path: { id: orderId } }, ...guest(secret) })),
  });

/** A share as its payer sees it, by the secret of the link. */
export const shareById = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['share', id],
    queryFn: () => ok(api.GET('/shares/{id}', { params: { path: { id } }, ...guest(secret) })),
  });
