import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';

import { Answers } from '@/components/answers';
import { OrderPapers } from '@/components/order-papers';
import { OrderStatus } from '@/components/order-status';
import { OrderSummary } from '@/components/order-summary';
import { EventFrame } from '@/components/organizer/event-frame';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Event, Order } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { isPaid } from '@/lib/paid';
import { paths } from '@/lib/paths';
import { orderById } from '@/lib/queries/orders';
import { Link, useParam } from '@/lib/router/navigation';

import { OpenDispute } from '../components/disputes';
import { OrderActions } from '../components/order-actions';
import { OrderPayments } from '../components/order-payments';
import { OrderShares } from '../components/order-shares';
import { OrderTickets } from '../components/order-tickets';
import { Fact, Part } from '../components/part';
import { Timeline } from '../components/timeline';

type Props = { order: Order; at: (moment: string) => string };

const Buyer = ({ order, at }: Props) => (
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
);

const Loaded = ({ event, order }: { event: Event; order: Order }) => {
  const at = (moment: string) => formatDayTime(moment, event.zone, formatLocale);
  const answers = order.answers.filter(({ serial }) => serial === null);
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="title text-22">
          <T id="sales.order" values={{ number: order.number }} />
        </h2>
        <OrderStatus order={order} />
        {order.origin === 'organizer' && (
          <Badge tone="neutral">
            <T id={order.total.amount > 0 ? 'desk.byYou' : 'desk.complimentary'} />
          </Badge>
        )}
        <OrderActions order={order} />
      </div>
      <OpenDispute order={order} at={at} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="grid content-start gap-8">
          <Buyer order={order} at={at} />
          {answers.length > 0 && (
            <Part title="desk.answers">
              <Answers answers={answers} />
            </Part>
          )}
          {order.method === 'split' && <OrderShares orderId={order.id} />}
          {order.total.amount > 0 && <OrderPayments order={order} at={at} />}
          <OrderPapers order={order} />
        </div>
        <div className="grid content-start gap-8">
          <Part title="sales.whatWasBought">
            <OrderSummary order={order} />
          </Part>
        </div>
      </div>
      {isPaid(order) && <OrderTickets order={order} />}
      <Timeline orderId={order.id} at={at} />
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

/** One order: who, what, how it was paid, what was done since, and what can be done. */
export const EventOrderPage = () => (
  <EventFrame title="organizer.section.orders">{(event) => <OneOrder event={event} />}</EventFrame>
);
