import { useInfiniteQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';

import { RowsToCome } from '@/components/organizer/rows-to-come';
import { Badge, type Tone } from '@/components/ui/badge';
import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Payout } from '@/lib/api/types';
import { formatDay } from '@/lib/format/dates';

import { payoutsOf } from '../api';

const tones: Record<Payout['status'], Tone> = {
  pending: 'neutral',
  in_transit: 'info',
  paid: 'success',
  failed: 'danger',
  canceled: 'neutral',
};

const Status = ({ payout }: { payout: Payout }) => (
  <>
    <Badge tone={tones[payout.status]}>
      <T id={`payments.payout.${payout.status}`} />
    </Badge>
    {payout.status === 'failed' && (
      <span className="block text-14 text-ink-soft">
        <T id="payments.payoutFailed" />
      </span>
    )}
  </>
);

const columns: Column<Payout>[] = [
  {
    key: 'at',
    head: <T id="payments.payoutAt" />,
    cell: ({ created_at: at }) => <time dateTime={at}>{formatDay(at, 'UTC', formatLocale)}</time>,
  },
  {
    key: 'arrives',
    head: <T id="payments.payoutArrives" />,
    wideOnly: true,
    cell: ({ arrives_at: at }) => <time dateTime={at}>{formatDay(at, 'UTC', formatLocale)}</time>,
  },
  { key: 'status', head: <T id="payments.payoutStatus" />, cell: (payout) => <Status payout={payout} /> },
  { key: 'amount', head: <T id="payments.amount" />, numeric: true, cell: ({ amount }) => <Money value={amount} /> },
];

/** What went to the organization's bank. */
export const Payouts = ({ id }: { id: string }) => {
  const t = useT();
  const query = useInfiniteQuery(payoutsOf(id));
  return (
    <section className="grid grid-cols-1 content-start gap-3">
      <h2 className="title text-22">
        <T id="payments.payouts" />
      </h2>
      <CursorList
        query={query}
        loading={<RowsToCome />}
        empty={
          <EmptyState icon={<Landmark aria-hidden />} title={<T id="payments.noPayouts" />}>
            <T id="payments.noPayoutsLead" />
          </EmptyState>
        }
      >
        {(rows) => (
          <Table caption={t('payments.payouts')} columns={columns} rows={rows} rowKey={({ id: each }) => each} />
        )}
      </CursorList>
    </section>
  );
};
