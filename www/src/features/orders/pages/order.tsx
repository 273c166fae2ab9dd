import { useQuery } from '@tanstack/react-query';

import { Answers } from '@/components/answers';
import { OrderPapers } from '@/components/order-papers';
import { OrderStatus } from '@/components/order-status';
import { OrderSummary } from '@/components/order-summary';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { useLiveOrder } from '@/lib/live/use-live-order';
import { isPaid } from '@/lib/paid';
import { paths } from '@/lib/paths';
import { orderById } from '@/lib/queries/orders';
import { useSession } from '@/lib/queries/session';
import { Link, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { EventLine } from '@/components/event-line';
import { OrderActions } from '../components/order-actions';
import { OrderTickets } from '../components/order-tickets';
import { SplitPanel } from '../components/split-panel';

const Details = ({ order, secret }: { order: Order; secret: string | undefined }) => (
  <div className="grid gap-8">
    <EventLine event={order.event} />
    {order.status === 'pending' && order.method !== 'split' && (
      <Banner
        tone="warning"
        title={<T id="orders.unpaid" />}
        action={
          <Link to={paths.checkout(order.id, secret)} className={buttonClass()}>
            <T id="orders.payNow" />
          </Link>
        }
      />
    )}
    {order.method === 'split' && !isPaid(order) && <SplitPanel order={order} secret={secret} />}
    {isPaid(order) && order.status !== 'refunded' && (
      <>
        <OrderActions order={order} secret={secret} />
        <OrderTickets order={order} secret={secret} />
      </>
    )}
    {order.method === 'split' && isPaid(order) && <SplitPanel order={order} secret={secret} />}
    <section className="grid gap-4">
      <h2 className="title text-22">
        <T id="orders.receipt" />
      </h2>
      <OrderSummary order={order} />
      {order.refunds?.map((refund) => (
        <p key={refund.id} className="flex justify-between gap-4 text-ink-soft">
          <span>
            <T id="orders.refunded" />
          </span>
          <Money value={refund.amount} minus />
        </p>
      ))}
      {order.method === 'cash' && (
        <p className="text-14 text-ink-faint">
          <T id="orders.paidOrganizer" />
        </p>
      )}
      <p className="text-14 text-ink-faint">
        <T
          id="orders.placedBy"
          values={{
            at: formatDayTime(order.created_at, viewerZone(), formatLocale),
            name: order.buyer.name,
            email: order.buyer.email,
          }}
        />
      </p>
    </section>
    <OrderPapers order={order} secret={secret} />
    {order.answers.length > 0 && (
      <section className="grid gap-4">
        <h2 className="title text-22">
          <T id="orders.answers" />
        </h2>
        <Answers answers={order.answers} />
      </section>
    )}
  </div>
);

/** An order: what was bought, its tickets, what it cost. */
export const OrderPage = () => {
  const t = useT();
  const orderId = useParam('orderId');
  const { secret } = useSearchTexts('secret');
  const session = useSession();
  const query = useQuery(orderById(orderId, secret));
  const order = query.data;
  const changes = order?.status === 'pending' || order?.refunds?.some(({ status }) => status === 'pending');
  useLiveOrder(orderId, secret, { active: changes === true });
  useTitle(order ? t('orders.order', { number: order.number }) : t('layout.myOrders'));
  return (
    <div className="page max-w-column pb-8">
      {query.isPending && (
        <div className="py-10">
          <SkeletonText lines={8} />
        </div>
      )}
      {query.isError && (
        <>
          <PageHeader title={<T id="orders.title" />} />
          <Fault error={query.error} onRetry={() => void query.refetch()} />
        </>
      )}
      {order && (
        <>
          <PageHeader
            above={
              session && (
                <Breadcrumb
                  links={[
                    <Link key="all" to={paths.orders()}>
                      <T id="layout.myOrders" />
                    </Link>,
                  ]}
                  here={order.number}
                />
              )
            }
            title={<T id="orders.order" values={{ number: order.number }} />}
            actions={<OrderStatus order={order} />}
          />
          <Details order={order} secret={secret} />
        </>
      )}
    </div>
  );
};
