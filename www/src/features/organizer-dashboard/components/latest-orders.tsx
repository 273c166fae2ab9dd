import { OrderStatus } from '@/components/order-status';
import { buttonClass } from '@/components/ui/button';
import { Price } from '@/components/ui/price';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Event, Order } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

const Row = ({ event, order }: { event: Event; order: Order }) => (
  <li className="relative flex items-center justify-between gap-4 border-b border-line py-3 last:border-0">
    <div className="min-w-0">
      <p className="font-medium">
        <Link to={paths.eventOrder(event.id, order.id)} className="row-link">
          <bdi>{order.buyer.name}</bdi>
        </Link>
      </p>
      <p className="tabular text-14 text-ink-soft">
        <T
          id="organizer.orderFacts"
          values={{ number: order.number, count: order.lines.reduce((sum, line) => sum + line.quantity, 0) }}
        />
        {' · '}
        <time dateTime={order.created_at}>{formatDayTime(order.created_at, event.zone, formatLocale)}</time>
      </p>
    </div>
    <div className="grid shrink-0 justify-items-end gap-1 text-14">
      <span className="font-semibold">
        <Price value={order.total} />
      </span>
      {order.status !== 'completed' && <OrderStatus order={order} />}
    </div>
  </li>
);

/** The last few orders, as they come in. */
export const LatestOrders = ({ event, orders }: { event: Event; orders: readonly Order[] }) => (
  <section className="grid content-start gap-2">
    <div className="flex items-center justify-between gap-4">
      <h2 className="title text-22">
        <T id="dashboard.latest" />
      </h2>
      <Link to={paths.eventOrders(event.id)} className={`${buttonClass('quiet', 'small')} -mr-3`}>
        <T id="dashboard.allOrders" />
      </Link>
    </div>
    {orders.length === 0 ? (
      <p className="rounded-surface border border-dashed border-line px-6 py-8 text-center text-ink-soft">
        <T id="dashboard.noOrders" />
      </p>
    ) : (
      <ul aria-live="polite" aria-relevant="additions">
        {orders.map((order) => (
          <Row key={order.id} event={event} order={order} />
        ))}
      </ul>
    )}
  </section>
);
