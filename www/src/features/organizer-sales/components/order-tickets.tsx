import { useQuery } from '@tanstack/react-query';

import { EmailText } from '@/components/email-text';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { Table } from '@/components/ui/table';
import { T, useT } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { ticketsOfOrder } from '@/lib/queries/orders';

import { Part } from './part';

/** The order's tickets: whose they are, how they stand, and what was answered about them. */
export const OrderTickets = ({ order }: { order: Order }) => {
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
          {
            key: 'holder',
            head: <T id="sales.holder" />,
            cell: ({ holder, serial }) => (
              <div className="wrap-anywhere">
                <span dir="auto">{holder.name}</span>
                {holder.email !== order.buyer.email && (
                  <span className="block text-14 text-ink-soft">
                    <EmailText address={holder.email} />
                  </span>
                )}
                {order.answers
                  .filter((answer) => answer.serial === serial)
                  .map(({ question_id: id, question, answer }) => (
                    <span key={id} className="block text-14 text-ink-soft" dir="auto">
                      {question}: {answer.replaceAll('\n', ', ')}
                    </span>
                  ))}
              </div>
            ),
          },
          { key: 'status', head: <T id="sales.status" />, cell: ({ status }) => <T id={`sales.ticket.${status}`} /> },
        ]}
      />
    </Part>
  );
};
