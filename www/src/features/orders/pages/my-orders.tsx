import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';

import { OrderStatus } from '@/components/order-status';
import { SignedIn } from '@/components/signed-in';
import { buttonClass } from '@/components/ui/button';
import { DateBlock } from '@/components/ui/date-block';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { LoadMore } from '@/components/ui/load-more';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Order } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';
import { Link } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

const myOrders = infiniteQueryOptions({
  queryKey: ['my-orders'],
  ...cursorPages,
  queryFn: ({ pageParam }) => ok(api.GET('/orders', { params: { query: pageOf(20, pageParam) } })),
});

const Row = ({ order }: { order: Order }) => {
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <ListRow
      leading={<DateBlock at={order.event.starts_at} zone={order.event.zone} />}
      title={
        <Link to={paths.order(order.id)} className="row-link" dir="auto">
          {order.event.name}
        </Link>
      }
      trailing={
        <div className="grid justify-items-end gap-1">
          <Money value={order.total} />
          <OrderStatus status={order.status} />
        </div>
      }
    >
      <T id="orders.rowFacts" values={{ number: order.number, count }} />
    </ListRow>
  );
};

const List = () => {
  const query = useInfiniteQuery(myOrders);
  if (query.isPending) return <SkeletonText lines={6} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  const orders = query.data.pages.flatMap((page) => page.items);
  if (orders.length === 0) {
    return (
      <EmptyState
        icon={<ReceiptText aria-hidden />}
        title={<T id="orders.none" />}
        action={
          <Link to={paths.home()} className={buttonClass()}>
            <T id="action.home" />
          </Link>
        }
      >
        <T id="orders.noneLead" />
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {orders.map((order) => (
          <Row key={order.id} order={order} />
        ))}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
};

export const MyOrdersPage = () => {
  const t = useT();
  useTitle(t('layout.myOrders'));
  return (
    <div className="page max-w-column pb-8">
      <PageHeader title={<T id="layout.myOrders" />} />
      <SignedIn>{() => <List />}</SignedIn>
    </div>
  );
};
