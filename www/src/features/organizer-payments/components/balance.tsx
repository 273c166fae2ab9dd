import { useQuery } from '@tanstack/react-query';

import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, type MessageId } from '@/i18n/t';
import type { Money as Amount } from '@/lib/api/types';

import { balanceOf } from '../api';

const Sums = ({ label, sums }: { label: MessageId; sums: readonly Amount[] }) => (
  <div className="grid content-start gap-1 rounded-surface border border-line bg-surface p-4">
    <dt className="text-14 text-ink-soft">
      <T id={label} />
    </dt>
    {sums.length === 0 && <dd className="text-22 font-semibold">–</dd>}
    {sums.map((value) => (
      <dd key={value.currency} className="text-22 font-semibold">
        <Money value={value} />
      </dd>
    ))}
  </div>
);

/** What the gateway holds for the organization. */
export const Balance = ({ id }: { id: string }) => {
  const query = useQuery(balanceOf(id));
  return (
    <section className="grid content-start gap-3">
      <h2 className="title text-22">
        <T id="payments.balance" />
      </h2>
      {query.isPending && <SkeletonText lines={2} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <dl className="grid gap-3 sm:grid-cols-2">
          <Sums label="payments.available" sums={query.data.available} />
          <Sums label="payments.pending" sums={query.data.pending} />
        </dl>
      )}
    </section>
  );
};
