import { useInfiniteQuery } from '@tanstack/react-query';
import { FileDown, ReceiptText } from 'lucide-react';

import { RowsToCome } from '@/components/organizer/rows-to-come';
import { buttonClass } from '@/components/ui/button';
import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Settlement } from '@/lib/api/types';
import { formatDay } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

import { settlementsOf } from '../api';

const columns: Column<Settlement>[] = [
  {
    key: 'event',
    head: <T id="payments.event" />,
    cell: ({ event_id: event, name, starts_at: at, zone }) => (
      <>
        <Link to={paths.settlement(event)} className="font-semibold underline-offset-2 hover:underline">
          <bdi>{name}</bdi>
        </Link>
        <time dateTime={at} className="block text-14 text-ink-soft">
          {formatDay(at, zone, formatLocale)}
        </time>
      </>
    ),
  },
  {
    key: 'gross',
    head: <T id="payments.gross" />,
    numeric: true,
    wideOnly: true,
    cell: ({ gross }) => <Money value={gross} />,
  },
  {
    key: 'discounts',
    head: <T id="payments.discounts" />,
    numeric: true,
    wideOnly: true,
    cell: ({ discounts }) => <Money value={discounts} />,
  },
  {
    key: 'refunds',
    head: <T id="payments.refunds" />,
    numeric: true,
    wideOnly: true,
    cell: ({ refunds }) => <Money value={refunds} />,
  },
  {
    key: 'fee',
    head: <T id="payments.platformFee" />,
    numeric: true,
    wideOnly: true,
    cell: ({ platform_fee: fee }) => <Money value={fee} />,
  },
  { key: 'net', head: <T id="payments.net" />, numeric: true, cell: ({ net }) => <Money value={net} /> },
];

/** What each event brought. */
export const Settlements = ({ id }: { id: string }) => {
  const t = useT();
  const query = useInfiniteQuery(settlementsOf(id));
  return (
    <section className="grid grid-cols-1 content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="title text-22">
          <T id="payments.settlements" />
        </h2>
        <a href={`/api/organizations/${id}/settlement.csv`} download className={buttonClass('secondary', 'small')}>
          <FileDown aria-hidden size={16} />
          <T id="payments.export" />
        </a>
      </div>
      <CursorList
        query={query}
        loading={<RowsToCome />}
        empty={
          <EmptyState icon={<ReceiptText aria-hidden />} title={<T id="payments.noSales" />}>
            <T id="payments.noSalesLead" />
          </EmptyState>
        }
      >
        {(rows) => (
          <Table
            caption={t('payments.settlements')}
            columns={columns}
            rows={rows}
            rowKey={({ event_id: event }) => event}
          />
        )}
      </CursorList>
    </section>
  );
};
