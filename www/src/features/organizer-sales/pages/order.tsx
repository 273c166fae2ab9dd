import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { OrderPapers } from '@/components/order-papers';
import { OrderStatus } from '@/components/order-status';
import { OrderSummary } from '@/components/order-summary';
import { EventFrame } from '@/components/organizer/event-frame';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { Table } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import type { Event, Order } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { isPaid, isSold } from '@/lib/paid';
import { paths } from '@/lib/paths';
import { orderById, ticketsOfOrder } from '@/lib/queries/orders';
import { Link, useParam } from '@/lib/router/navigation';

import { DisputeLine, OpenDispute } from '../components/disputes';
import { RefundDialog } from '../components/refund-dialog';

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

const Fact = ({ label, children }: { label: MessageId; children: ReactNode }) => (
  <div>
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className="break-words">
      <bdi>{children}</bdi>
    </dd>
  </div>
);

const Part = ({ title, children }: { title: MessageId; children: ReactNode }) => (
  <section className="grid content-start gap-3">
    <h3 className="title text-18">
      <T id={title} />
    </h3>
    {children}
  </section>
);

const Payments = ({ order, at }: { order: Order; at: (moment: string) => string }) => (
  <Part title="sales.payments">
    {(order.payments ?? []).length === 0 && (
      <p className="text-ink-soft">
        <T id="sales.noPayments" />
      </p>
    )}
    <ul className="grid gap-3">
      {order.payments?.map((payment) => (
        <li key={payment.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>
            <Badge tone={tones[payment.status]}>
              <T id={`sales.payment.${payment.status}`} />
            </Badge>{' '}
            <span className="text-14 text-ink-soft">{at(payment.created_at)}</span>
            {payment.failure_code && (
              <span className="block text-14 text-ink-soft">{payment.failure_code.replaceAll('_', ' ')}</span>
            )}
          </span>
          <Money value={payment.amount} />
        </li>
      ))}
      {order.refunds?.map((refund) => (
        <li key={refund.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>
            <Badge tone={refundTones[refundState(refund)]}>
              <T id={`sales.refundStatus.${refundState(refund)}`} />
            </Badge>{' '}
            <span className="text-14 text-ink-soft">{at(refund.created_at)}</span>
            {refund.reason && <span className="block text-14 text-ink-soft">{refund.reason}</span>}
          </span>
          <span>
            −<Money value={refund.amount} />
          </span>
        </li>
      ))}
      {order.disputes?.map((dispute) => (
        <DisputeLine key={dispute.id} dispute={dispute} at={at} />
      ))}
    </ul>
  </Part>
);

const Tickets = ({ order }: { order: Order }) => {
  const t = useT();
  const query = useQuery(ticketsOfOrder(order.id));
  const tickets = query.data?.items ?? [];
  if (query.isPending) return <SkeletonText lines={2} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  if (tickets.length === 0) return null;
  return (
    <Part title="sales.tickets">
      <Table
        caption={t('sales.tickets')}
        rows={tickets}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            head: <T id="sales.number" />,
            cell: ({ number }) => <span className="font-mono text-14">{number}</span>,
          },
          {
            key: 'type',
            head: <T id="sales.type" />,
            cell: ({ ticket_type: type }) => <span dir="auto">{type.name}</span>,
          },
          { key: 'holder', head: <T id="sales.holder" />, cell: ({ holder }) => <span dir="auto">{holder.name}</span> },
          { key: 'status', head: <T id="sales.status" />, cell: ({ status }) => <T id={`sales.ticket.${status}`} /> },
        ]}
      />
    </Part>
  );
};

const GiveBack = ({ order }: { order: Order }) => {
  const [open, setOpen] = useState(false);
  const tickets = useQuery(ticketsOfOrder(order.id)).data?.items ?? [];
  // After all of the money has gone back there may still be tickets.
  const live = tickets.some(({ status }) => status === 'valid' || status === 'used');
  if (!isSold(order) && !live) return null;
  return (
    <>
      <Button look="secondary" size="small" className="sm:ml-auto" onClick={() => setOpen(true)}>
        <T id={order.total.amount > 0 && isSold(order) ? 'refund.open' : 'refund.openFree'} />
      </Button>
      {open && <RefundDialog order={order} onClose={() => setOpen(false)} />}
    </>
  );
};

const Loaded = ({ event, order }: { event: Event; order: Order }) => {
  const at = (moment: string) => formatDayTime(moment, event.zone, formatLocale);
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="title text-22">
          <T id="sales.order" values={{ number: order.number }} />
        </h2>
        <OrderStatus order={order} />
        {isPaid(order) && <GiveBack order={order} />}
      </div>
      <OpenDispute order={order} at={at} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="grid content-start gap-8">
          <Part title="sales.buyer">
            <dl className="grid gap-3 sm:grid-cols-2">
              <Fact label="sales.name">{order.buyer.name}</Fact>
              <Fact label="sales.email">
                <a href={`mailto:${order.buyer.email}`} className="underline underline-offset-2">
                  {order.buyer.email}
                </a>
              </Fact>
              {order.buyer.phone && <Fact label="sales.phone">{order.buyer.phone}</Fact>}
              <Fact label="sales.placed">{at(order.created_at)}</Fact>
              {order.completed_at && <Fact label="sales.completed">{at(order.completed_at)}</Fact>}
            </dl>
          </Part>
          {order.total.amount > 0 && <Payments order={order} at={at} />}
          <OrderPapers order={order} />
        </div>
        <Part title="sales.whatWasBought">
          <OrderSummary order={order} />
        </Part>
      </div>
      {isPaid(order) && <Tickets order={order} />}
    </div>
  );
};

const OneOrder = ({ event }: { event: Event }) => {
  const query = useQuery(orderById(useParam('orderId')));
  return (
    <div className="grid gap-5">
      <Link to={paths.eventOrders(event.id)} className={`${buttonClass('quiet', 'small')} -ml-3 justify-self-start`}>
        <ArrowLeft aria-hidden size={16} />
        <T id="sales.allOrders" />
      </Link>
      {query.isPending && <SkeletonText lines={8} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Loaded event={event} order={query.data} />}
    </div>
  );
};

/** One order: who, what, how it was paid. */
export const EventOrderPage = () => (
  <EventFrame title="organizer.section.orders">{(event) => <OneOrder event={event} />}</EventFrame>
);
