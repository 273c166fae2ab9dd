import { useInfiniteQuery } from '@tanstack/react-query';
import { FileDown, Plus, ReceiptText } from 'lucide-react';

import { OrderStatus } from '@/components/order-status';
import { EventFrame } from '@/components/organizer/event-frame';
import { NarrowList } from '@/components/organizer/narrow-list';
import { PersonCell } from '@/components/organizer/person-cell';
import { SalesTable } from '@/components/organizer/sales-table';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { Price } from '@/components/ui/price';
import type { Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Event, Order } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths, withSearch } from '@/lib/paths';
import { ordersOf } from '@/lib/queries/organizer';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';

const statuses = ['completed', 'pending', 'refunded', 'partially_refunded', 'expired', 'cancelled'] as const;

const methods = ['card', 'cash', 'split', 'free'] as const;

const columnsFor = (event: Event): Column<Order>[] => [
  {
    key: 'buyer',
    head: <T id="sales.buyer" />,
    cell: (order) => (
      <PersonCell
        name={
          <Link to={paths.eventOrder(event.id, order.id)} className="font-semibold underline-offset-2 hover:underline">
            <bdi>{order.buyer.name}</bdi>
          </Link>
        }
        email={order.buyer.email}
      >
        <OrderStatus order={order} />
      </PersonCell>
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
  {
    key: 'total',
    head: <T id="order.total" />,
    numeric: true,
    cell: (order) => (
      <>
        <Price value={order.total} />
        {order.origin === 'organizer' && (
          <span className="block">
            <Badge tone="neutral">
              <T id={order.total.amount > 0 ? 'desk.paidToYou' : 'desk.complimentary'} />
            </Badge>
          </span>
        )}
      </>
    ),
  },
  {
    key: 'status',
    head: <T id="sales.status" />,
    wideOnly: true,
    cell: (order) => <OrderStatus order={order} />,
  },
];

const Orders = ({ event }: { event: Event }) => {
  const t = useT();
  const go = useGo();
  const { q, status, method } = useSearchTexts('q', 'status', 'method');
  const query = useInfiniteQuery(
    ordersOf(event.id, {
      q,
      status: statuses.find((each) => each === status),
      method: methods.find((each) => each === method),
    }),
  );
  const to = (change: Record<string, string | undefined>) =>
    paths.eventOrders(event.id, { q, status, method, ...change });
  return (
    <div className="grid grid-cols-1 gap-4">
      <NarrowList
        filterLabel={t('sales.filter')}
        all={t('sales.all')}
        options={statuses.map((each) => ({ value: each, label: t(`order.status.${each}`) }))}
        chosen={status}
        searchLabel={t('sales.searchOrders')}
        q={q}
        to={({ chosen, ...rest }) => to({ status: chosen, ...rest })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Select
          aria-label={t('desk.how')}
          value={method ?? ''}
          onChange={({ target }) => go(to({ method: target.value }))}
          className="sm:max-w-56"
        >
          <option value="">{t('desk.how.all')}</option>
          {methods.map((each) => (
            <option key={each} value={each}>
              {t(`desk.how.${each}`)}
            </option>
          ))}
        </Select>
        {/* What is exported is what is seen. */}
        <a
          href={withSearch(`/api/events/${event.id}/orders.csv`, { q, status, method })}
          download
          className={`${buttonClass('secondary', 'small')} ml-auto`}
        >
          <FileDown aria-hidden size={16} />
          <T id="sales.export" />
        </a>
        {event.status === 'published' && !event.ended && (
          <Link to={paths.newOrder(event.id)} className={buttonClass('primary', 'small')}>
            <Plus aria-hidden size={16} />
            <T id="newOrder.add" />
          </Link>
        )}
      </div>
      <SalesTable
        query={query}
        caption={t('organizer.section.orders')}
        columns={columnsFor(event)}
        narrowed={Boolean(q ?? status ?? method)}
        none={{ icon: <ReceiptText aria-hidden />, title: 'sales.noOrders', lead: 'sales.noOrdersLead' }}
      />
    </div>
  );
};

/** Every order of an event. */
export const EventOrdersPage = () => (
  <EventFrame title="organizer.section.orders">{(event) => <Orders event={event} />}</EventFrame>
);
