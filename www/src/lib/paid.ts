import type { Order } from '@/lib/api/types';

/** Whether the order has (or had) tickets: money arrived, or none was needed. */
export const isPaid = (order: Order): boolean =>
  order.status === 'completed' || order.status === 'partially_refunded' || order.status === 'refunded';

/** Whether something of it can still be given back. */
export const isSold = ({ status }: Pick<Order, 'status'>): boolean =>
  status === 'completed' || status === 'partially_refunded';
