import { queryClient } from '@/lib/api/query-client';
import type { Order } from '@/lib/api/types';
import { orderById } from '@/lib/queries/orders';

import { channels } from './channels';
import { take } from './take';
import { useLive, type LiveState } from './use-live';

/** What of an order changes after it was placed. */
type OrderState = Pick<Order, 'id' | 'status' | 'expires_at' | 'completed_at' | 'payments' | 'refunds'>;

/** Keeps an order that is on the screen current: paid, declined, run out, refunded. */
export const useLiveOrder = (
  orderId: string,
  secret: string | undefined,
  options: { active: boolean; every?: number },
): LiveState => {
  const { queryKey } = orderById(orderId, secret);
  return useLive(
    channels.order(orderId, secret),
    {
      state: (state: OrderState) => void take<Order>(queryKey, (known) => known && { ...known, ...state }),
    },
    { ...options, poll: () => void queryClient.refetchQueries({ queryKey, exact: true }) },
  );
};
