import type { UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { Skeleton } from '@/components/ui/skeleton';
import { T, type MessageId } from '@/i18n/t';

const Loading = () => (
  <div aria-busy="true" className="grid gap-5">
    {[0, 1].map((key) => (
      <div key={key} className="flex items-center justify-between gap-6">
        <Skeleton className="h-12 w-1/2" />
        <Skeleton className="h-8 w-56 max-sm:hidden" />
      </div>
    ))}
  </div>
);

type Props<Item> = {
  title: MessageId;
  add: MessageId;
  onAdd: () => void;
  query: UseQueryResult<{ items: Item[] }>;
  none: { title: MessageId; lead: MessageId; icon?: ReactNode };
  /** The one thing an event cannot do without: its empty state is large. */
  main?: boolean;
  children: (item: Item) => ReactNode;
};

/** A part of the tickets page: a list that can be added to. */
export const Part = <Item,>({ title, add, onAdd, query, none, main = false, children }: Props<Item>) => {
  const items = query.data?.items;
  const empty = items?.length === 0;
  const button = (
    <Button
      look={main ? 'primary' : 'secondary'}
      size={main ? 'normal' : 'small'}
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
        {items && !(main && empty) && button}
      </div>
      {query.isPending && <Loading />}
      {query.isError && !items && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {empty && main && (
        <EmptyState icon={none.icon} title={<T id={none.title} />} action={button}>
          <T id={none.lead} />
        </EmptyState>
      )}
      {empty && !main && (
        <p className="max-w-measure text-ink-soft">
          <T id={none.lead} />
        </p>
      )}
      {items && !empty && <ul>{items.map(children)}</ul>}
    </section>
  );
};
