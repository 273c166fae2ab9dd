import { useQuery } from '@tanstack/react-query';

import { OrderStatus } from '@/components/order-status';
import { OrderSummary } from '@/components/order-summary';
import { TicketCard } from '@/components/ticket-card';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { orderById, ticketsOfOrder } from '@/lib/queries/orders';
import { useSession } from '@/lib/queries/session';
import { Link, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

/** An order: what was bought, what it cost, its tickets. */
export const OrderPage = () => {
  const t = useT();
  const orderId = useParam('orderId');
  const { secret } = useSearchTexts('secret');
  const session = useSession();
  const query = useQuery(orderById(orderId, secret));
  const order = query.data;
  const ticketed = order?.status === 'completed' || order?.status === 'partially_refunded';
  const tickets = useQuery({ ...ticketsOfOrder(orderId, secret), enabled: ticketed });
  useTitle(order ? t('orders.order', { number: order.number }) : t('layout.myOrders'));

  if (query.isError) {
    return (
      <div className="page max-w-column py-10">
        <Fault error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (!order) {
    return (
      <div className="page max-w-column py-10">
        <SkeletonText lines={8} />
      </div>
    );
  }
  return (
    <div className="page max-w-column pb-8">
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
        title={<span dir="auto">{order.event.name}</span>}
        lead={
          <span className="inline-flex flex-wrap items-center gap-3">
            <T id="orders.order" values={{ number: order.number }} />
            <OrderStatus status={order.status} />
          </span>
        }
      />
      <div className="grid gap-8">
        <OrderSummary order={order} />
        {tickets.data?.items.map((ticket) => (
          <TicketCard key={ticket.id} ticket={{ ...ticket, event: ticket.event ?? order.event }} />
        ))}
      </div>
    </div>
  );
};
