import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { guest } from '@/lib/api/order-access';
import { queryClient } from '@/lib/api/query-client';
import type { Money } from '@/lib/api/types';
import { orderById } from '@/lib/queries/orders';

import type { GivenAnswer } from './said';

export type PlaceOrder = {
  event_id: string;
  lines: ({ ticket_type_id: string; quantity: number } | { bundle_id: string; quantity: number })[];
  buyer: { name: string; email: string; phone?: string };
  expected_total?: Money;
  discount_code?: string;
  offer_id?: string;
  answers?: GivenAnswer[];
  tickets?: { name?: string; email?: string; answers?: GivenAnswer[] }[];
};

/** Reserves the tickets; the answer says until when they are held. */
export const usePlaceOrder = () =>
  useMutation({
    mutationFn: (body: PlaceOrder) =>
      once('order', body, (key) => ok(api.POST('/orders', { params: { header: { 'Idempotency-Key': key } }, body }))),
    onSuccess: ({ order, secret }) => queryClient.setQueryData(orderById(order.id, secret).queryKey, order),
  });

/** Begins a payment; the answer is where the card page is. */
export const useStartPayment = (orderId: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () => {
      const body = { order_id: orderId };
      return once(`payment.${orderId}`, body, (key) =>
        ok(api.POST('/payments/checkout', { params: { header: { 'Idempotency-Key': key } }, body, ...guest(secret) })),
      );
    },
  });

/** Begins a payment with the card form on our page. */
export const useStartForm = (orderId: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () => {
      const body = { order_id: orderId, mode: 'element' as const };
      return once(`form.${orderId}`, body, (key) =>
        ok(api.POST('/payments/checkout', { params: { header: { 'Idempotency-Key': key } }, body, ...guest(secret) })),
      );
    },
  });

/** Gives the held tickets back. */
export const useGiveUp = (orderId: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () => ok(api.POST('/orders/{id}/cancel', { params: { path: { id: orderId } }, ...guest(secret) })),
    onSuccess: (order) => queryClient.setQueryData(orderById(orderId, secret).queryKey, order),
  });
