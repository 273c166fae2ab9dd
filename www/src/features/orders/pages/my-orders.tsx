import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';

import { HomeLink } from '@/components/home-link';
import { OwnPage } from '@/components/own-page';
import { OrderStatus } from '@/components/order-status';
import { CursorList } from '@/components/ui/cursor-list';
import { DateBlock } from '@/components/ui/date-block';
import { EmptyState } from '@/components/ui/empty-state';
import { ListRow } from '@/components/ui/list-row';
import { Price } from '@/components/ui/price';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Order } from '@/lib/api/types';
import { useLiveOwn } from '@/lib/live/use-live-own';
import { paths } from '@/lib/paths';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';
import { Link } from '@/lib/router/navigation';

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
          <Price value={order.total} />
          <OrderStatus order={order} />
        </div>
      }
    >
      <T id="orders.rowFacts" values={{ number: order.number, count }} />
    </ListRow>
  );
};

const Nothing = () => (
  <EmptyState icon={<ReceiptText aria-hidden />} title={<T id="orders.none" />} action={<HomeLink />}>
    <T id="orders.noneLead" />
  </EmptyState>
);

const List = () => {
  const query = useInfiniteQuery(myOrders);
  useLiveOwn(() => void query.refetch());
  return (
    <CursorList query={query} loading={<SkeletonText lines={6} />} empty={<Nothing />}>
      {(orders) => (
        <ul>
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </ul>
      )}
    </CursorList>
  );
};

export const MyOrdersPage = () => (
  <OwnPage title="layout.myOrders">
    <List />
  </OwnPage>
);
