import type { UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { Skeleton } from '@/components/ui/skeleton';
import { T, useT, type MessageId } from '@/i18n/t';

const Loading = () => {
  const t = useT();
  return (
    <div role="status" aria-busy="true" aria-label={t('page.loading')} className="grid gap-5">
      {[0, 1].map((key) => (
        <div key={key} className="flex items-center justify-between gap-6">
          <Skeleton className="h-12 w-1/2" />
          <Skeleton className="h-8 w-56 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
};

type Props<Item> = {
  title: MessageId;
  add: MessageId;
  onAdd: () => void;
  query: UseQueryResult<{ items: Item[] }>;
  /** What is said while there is none; large where an event cannot do without. */
  none: { lead: MessageId; large?: { title: MessageId; icon: ReactNode } };
  children: (item: Item) => ReactNode;
};

/** A part of the tickets page: a list that can be added to. */
export const Part = <Item,>({ title, add, onAdd, query, none: { lead, large }, children }: Props<Item>) => {
  const items = query.data?.items;
  const empty = items?.length === 0;
  const button = (
    <Button
      look={large ? 'primary' : 'secondary'}
      size={large ? 'normal' : 'small'}
      icon={<Plus aria-hidden size={18} />}
      onClick={onAdd}
    >
      <T id={add} />
    </Button>
  );
  return (
    <section className="grid gap-2 border-t border-line pt-7 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="title text-22">
          <T id={title} />
        </h2>
        {items && !(large && empty) && button}
      </div>
      {query.isPending && <Loading />}
      {query.isError && !items && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {empty && large && (
        <EmptyState icon={large.icon} title={<T id={large.title} />} action={button}>
          <T id={lead} />
        </EmptyState>
      )}
      {empty && !large && (
        <p className="max-w-measure text-ink-soft">
          <T id={lead} />
        </p>
      )}
      {items && !empty && <ul>{items.map(children)}</ul>}
    </section>
  );
};
