import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Fault } from '@/components/ui/fault';
import { Skeleton } from '@/components/ui/skeleton';
import { T, useT, type MessageId } from '@/i18n/t';

import { figuresQuery } from '../api';
import { NewByDay } from './new-by-day';

const Figure = ({ label, value, children }: { label: MessageId; value: number; children?: ReactNode }) => (
  <div className="grid content-start gap-1 border-line px-4 py-4 max-lg:even:border-l max-lg:[&:nth-child(n+3)]:border-t lg:not-first:border-l md:px-6">
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className="grid gap-1">
      <span className="title tabular text-22 md:text-28">
        <T id="admin.count" values={{ count: value }} />
      </span>
      <span className="text-14 text-ink-soft">{children}</span>
    </dd>
  </div>
);

/** How many people there are, and how many came lately. */
export const PeopleFigures = () => {
  const t = useT();
  const query = useQuery(figuresQuery);
  if (query.isPending) return <Skeleton className="h-48" />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  const { total, verified, signed_in: signedIn, suspended, admins, days } = query.data;
  const fresh = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label={t('admin.figures')} className="grid rounded-surface border border-line bg-surface">
      <dl className="grid grid-cols-2 lg:grid-cols-4">
        <Figure label="admin.total" value={total}>
          <T id="admin.verified" values={{ count: verified }} />
        </Figure>
        <Figure label="admin.signedIn" value={signedIn} />
        <Figure label="admin.fresh" value={fresh}>
          <T id="admin.lastDays" />
        </Figure>
        <Figure label="admin.suspendedCount" value={suspended}>
          <T id="admin.admins" values={{ count: admins }} />
        </Figure>
      </dl>
      <NewByDay days={days} />
    </section>
  );
};
