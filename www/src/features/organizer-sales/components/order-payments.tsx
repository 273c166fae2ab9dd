import { Badge, type Tone } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { T, type MessageId } from '@/i18n/t';
import type { Order } from '@/lib/api/types';

import { DisputeLine } from './disputes';
import { Part } from './part';

type Payment = NonNullable<Order['payments']>[number];
type Refund = NonNullable<Order['refunds']>[number];

const tones: Record<Payment['status'], Tone> = {
  pending: 'warning',
  open: 'warning',
  processing: 'warning',
  succeeded: 'success',
  failed: 'danger',
  expired: 'neutral',
};

const refundTones = { pending: 'warning', succeeded: 'info', failed: 'danger' } as const;

/** The gateway has sent it, has refused it, or has not answered yet. */
const refundState = ({ status }: Refund): keyof typeof refundTones =>
  status === 'succeeded' || status === 'failed' ? status : 'pending';

/** Why money went back that nobody asked for; all else is what an organizer wrote. */
const reasons: Record<string, MessageId> = {
  late: 'sales.refundReason.late',
  cancelled: 'sales.refundReason.cancelled',
  event_cancelled: 'sales.refundReason.event_cancelled',
  duplicate: 'sales.refundReason.duplicate',
  mismatch: 'sales.refundReason.mismatch',
  split_over: 'sales.refundReason.split_over',
  split_cancelled: 'sales.refundReason.split_cancelled',
  gateway: 'sales.refundReason.gateway',
};

const Reason = ({ text }: { text: string }) => {
  const words = reasons[text];
  return (
    <span className="block text-14 text-ink-soft" dir="auto">
      {words ? <T id={words} /> : text}
    </span>
  );
};

type Props = { order: Order; at: (moment: string) => string };

const OnePayment = ({ payment, cash, at }: { payment: Payment; cash: boolean } & Pick<Props, 'at'>) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
    <span>
      <Badge tone={tones[payment.status]}>
        <T id={cash && payment.status === 'succeeded' ? 'desk.paidToYou' : `sales.payment.${payment.status}`} />
      </Badge>{' '}
      <span className="text-14 text-ink-soft">{at(payment.created_at)}</span>
      {payment.failure_code && (
        <span className="block text-14 text-ink-soft">{payment.failure_code.replaceAll('_', ' ')}</span>
      )}
    </span>
    <Money value={payment.amount} />
  </li>
);

const OneRefund = ({ order, refund, at }: { order: Order; refund: Refund } & Pick<Props, 'at'>) => {
  const byHand = order.method === 'cash' && refundState(refund) === 'succeeded';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span>
        <Badge tone={refundTones[refundState(refund)]}>
          <T id={byHand ? 'desk.byHand' : `sales.refundStatus.${refundState(refund)}`} />
        </Badge>{' '}
        <span className="text-14 text-ink-soft">{at(refund.created_at)}</span>
        {refund.reason && <Reason text={refund.reason} />}
      </span>
      <Money value={refund.amount} minus />
    </li>
  );
};

/** What was paid and what went back. */
export const OrderPayments = ({ order, at }: Props) => (
  <Part title="sales.payments">
    {(order.payments ?? []).length === 0 && (
      <p className="text-ink-soft">
        <T id="sales.noPayments" />
      </p>
    )}
    <ul className="grid gap-3">
      {order.payments?.map((payment) => (
        <OnePayment key={payment.id} payment={payment} cash={order.method === 'cash'} at={at} />
      ))}
      {order.refunds?.map((refund) => (
        <OneRefund key={refund.id} order={order} refund={refund} at={at} />
      ))}
      {order.disputes?.map((dispute) => (
        <DisputeLine key={dispute.id} dispute={dispute} at={at} />
      ))}
    </ul>
  </Part>
);
