import { Badge, type Tone } from '@/components/ui/badge';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';

const tones: Record<Order['status'], Tone> = {
  pending: 'warning',
  completed: 'success',
  expired: 'neutral',
  cancelled: 'neutral',
  partially_refunded: 'info',
  refunded: 'info',
};

/** How an order stands; one that cost nothing was never "paid". */
export const OrderStatus = ({ order: { status, total } }: { order: Pick<Order, 'status' | 'total'> }) => (
  <Badge tone={tones[status]}>
    <T id={status === 'completed' && total.amount === 0 ? 'order.status.free' : `order.status.${status}`} />
  </Badge>
);
