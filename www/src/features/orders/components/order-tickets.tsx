import { useQuery } from '@tanstack/react-query';

import { TicketCard } from '@/components/ticket-card';
import { Fault } from '@/components/ui/fault';
import { Skeleton } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { ticketsOfOrder } from '@/lib/queries/orders';

type Props = { order: Order; secret: string | undefined };

/** The tickets of a paid order, each with its code, ready for the door. */
export const OrderTickets = ({ order, secret }: Props) => {
  const query = useQuery({
    ...ticketsOfOrder(order.id, secret),
    // Tickets are made in the order's own transaction; an empty answer is a cache that was a moment too early.
    refetchInterval: ({ state }) => (state.data?.items.length === 0 ? 2_000 : false),
  });
  const tickets = query.data?.items ?? [];
  return (
    <section className="grid gap-4">
      <h2 className="title text-22">
        <T id="orders.tickets" values={{ count: tickets.length }} />
      </h2>
      {query.isPending && <Skeleton className="aspect-3/4 w-full max-w-96 rounded-surface" />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      <div className={cx('grid gap-6', tickets.length > 1 && 'sm:grid-cols-2')}>
        {tickets.map((ticket) => (
          <TicketCard key={ticket.id} ticket={{ ...ticket, event: ticket.event ?? order.event }} secret={secret} />
        ))}
      </div>
    </section>
  );
};
