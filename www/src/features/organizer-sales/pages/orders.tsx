import { useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText, SearchX } from 'lucide-react';

import { OrderStatus } from '@/components/order-status';
import { EventFrame } from '@/components/organizer/event-frame';
import { FilterChips } from '@/components/organizer/filter-chips';
import { ListSearch } from '@/components/organizer/list-search';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { LoadMore } from '@/components/ui/load-more';
import { Money } from '@/components/ui/money';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Event, Order } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { ordersOf } from '@/lib/queries/organizer';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';

import { RowsToCome } from '../components/rows-to-come';

const statuses = ['completed', 'pending', 'refunded', 'partially_refunded', 'expired', 'cancelled'] as const;

const columnsFor = (event: Event): Column<Order>[] => [
  {
    key: 'buyer',
    head: <T id="sales.buyer" />,
    cell: (order) => (
      <div className="min-w-36">
        <Link to={paths.eventOrder(event.id, order.id)} className="font-semibold underline-offset-2 hover:underline">
          <bdi>{order.buyer.name}</bdi>
        </Link>
        <span className="block text-14 break-all text-ink-soft">{order.buyer.email}</span>
        <span className="block text-14 text-ink-soft md:hidden">
          <OrderStatus status={order.status} />
        </span>
      </div>
    ),
  },
  {
    key: 'number',
    head: <T id="sales.number" />,
    wideOnly: true,
    cell: (order) => <span className="tabular font-mono text-14">{order.number}</span>,
  },
  {
    key: 'at',
    head: <T id="sales.when" />,
    wideOnly: true,
    cell: (order) => (
      <time dateTime={order.created_at}>{formatDayTime(order.created_at, event.zone, formatLocale)}</time>
    ),
  },
  {
    key: 'tickets',
    head: <T id="sales.tickets" />,
    numeric: true,
    cell: (order) => order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  },
  { key: 'total', head: <T id="order.total" />, numeric: true, cell: (order) => <Money value={order.total} /> },
  {
    key: 'status',
    head: <T id="sales.status" />,
    wideOnly: true,
    cell: (order) => <OrderStatus status={order.status} />,
  },
];

const Orders = ({ event }: { event: Event }) => {
  const t = useT();
  const go = useGo();
  const { q, status } = useSearchTexts('q', 'status');
  const query = useInfiniteQuery(ordersOf(event.id, { q, status: statuses.find((each) => each === status) }));
  const orders = query.data?.pages.flatMap(({ items }) => items);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterChips
          label={t('sales.filter')}
          value={status ?? ''}
          chips={[
            { value: '', label: t('sales.all'), to: paths.eventOrders(event.id, { q }) },
            ...statuses.map((each) => ({
              value: each,
              label: t(`order.status.${each}`),
              to: paths.eventOrders(event.id, { status: each, q }),
            })),
          ]}
        />
        <ListSearch
          label={t('sales.searchOrders')}
          value={q ?? ''}
          onSearch={(text) => go(paths.eventOrders(event.id, { status, q: text }), { replace: true })}
        />
      </div>
      {query.isPending && <RowsToCome />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {orders?.length === 0 &&
        ((q ?? status) ? (
          <EmptyState icon={<SearchX aria-hidden />} title={<T id="sales.noneFound" />}>
            <T id="sales.noneFoundLead" />
          </EmptyState>
        ) : (
          <EmptyState icon={<ReceiptText aria-hidden />} title={<T id="sales.noOrders" />}>
            <T id="sales.noOrdersLead" />
          </EmptyState>
        ))}
      {orders && orders.length > 0 && (
        <Table
          caption={t('organizer.section.orders')}
          columns={columnsFor(event)}
          rows={orders}
          rowKey={({ id }) => id}
        />
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
};

/** Every order of an event. */
export const EventOrdersPage = () => (
  <EventFrame title="organizer.section.orders">{(event) => <Orders event={event} />}</EventFrame>
);
