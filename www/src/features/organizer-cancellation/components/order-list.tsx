import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { PersonCell } from '@/components/organizer/person-cell';
import { CursorList } from '@/components/ui/cursor-list';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { Table, type Column } from '@/components/ui/table';
import { T, useT, type MessageId } from '@/i18n/t';
import type { CancelledOrder } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { cancelledOrders } from '@/lib/queries/cancellation';
import { Link } from '@/lib/router/navigation';

type Props = {
  eventId: string;
  status: CancelledOrder['status'];
  /** How many there are: another number is another list. */
  count: number;
  title: MessageId;
  lead?: MessageId;
  last: Column<CancelledOrder>;
};

const columns = (eventId: string, last: Column<CancelledOrder>): Column<CancelledOrder>[] => [
  {
    key: 'buyer',
    head: <T id="cancellation.buyer" />,
    cell: ({ id, buyer_name: name, buyer_email: email, number }): ReactNode => (
      <PersonCell
        name={
          <Link to={paths.eventOrder(eventId, id)} className="font-semibold underline-offset-2 hover:underline">
            <bdi>{name}</bdi>
          </Link>
        }
        email={email}
      >
        <span className="font-mono">{number}</span>
      </PersonCell>
    ),
  },
  {
    key: 'number',
    head: <T id="cancellation.number" />,
    wideOnly: true,
    cell: ({ number }) => <span className="font-mono text-14">{number}</span>,
  },
  {
    key: 'amount',
    head: <T id="cancellation.amount" />,
    numeric: true,
    cell: ({ back }) => <Money value={back} />,
  },
  last,
];

/** The orders that something is still to be done about. */
export const OrderList = ({ eventId, status, count, title, lead, last }: Props) => {
  const t = useT();
  const query = useInfiniteQuery(cancelledOrders(eventId, status, count));
  return (
    <section className="grid gap-3">
      <h2 className="title text-18">
        <T id={title} />
      </h2>
      {lead && (
        <p className="text-ink-soft">
          <T id={lead} />
        </p>
      )}
      <CursorList query={query} loading={<SkeletonText lines={3} />} empty={null}>
        {(rows) => <Table caption={t(title)} rows={rows} rowKey={({ id }) => id} columns={columns(eventId, last)} />}
      </CursorList>
    </section>
  );
};
