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

export const OrderStatus = ({ status }: { status: Order['status'] }) => (
  <Badge tone={tones[status]}>
    <T id={`order.status.${status}`} />
  </Badge>
);
