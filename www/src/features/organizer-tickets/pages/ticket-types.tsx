import { useQuery } from '@tanstack/react-query';
import { Plus, TicketPlus } from 'lucide-react';
import { useState } from 'react';

import { EventFrame } from '@/components/organizer/event-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { Skeleton } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Event, TicketType } from '@/lib/api/types';
import { managedTypes } from '@/lib/queries/organizer';
import { useLiveRefresh } from '@/lib/use-live-refresh';

import { DeleteType } from '../components/delete-type';
import { TypeDialog } from '../components/type-dialog';
import { TypeRow } from '../components/type-row';

type Asked = { to: 'add' } | { to: 'edit' | 'delete'; type: TicketType } | undefined;

const Loading = () => (
  <div aria-busy="true" className="grid gap-5">
    {[0, 1, 2].map((key) => (
      <div key={key} className="flex items-center justify-between gap-6">
        <Skeleton className="h-12 w-1/2" />
        <Skeleton className="h-8 w-56 max-sm:hidden" />
      </div>
    ))}
  </div>
);

const Types = ({ event }: { event: Event }) => {
  const [asked, setAsked] = useState<Asked>();
  const query = useQuery({ ...managedTypes(event.id), refetchInterval: 10_000 });
  const types = query.data?.items;
  useLiveRefresh(event.id, event.status === 'published' && !event.ended, () => void query.refetch());
  const close = () => setAsked(undefined);
  const add = (
    <Button icon={<Plus aria-hidden size={18} />} onClick={() => setAsked({ to: 'add' })}>
      <T id="type.add" />
    </Button>
  );
  return (
    <section className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h2 className="title text-22">
          <T id="type.title" />
        </h2>
        {types && types.length > 0 && add}
      </div>
      {query.isPending && <Loading />}
      {query.isError && !types && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {types &&
        (types.length === 0 ? (
          <EmptyState icon={<TicketPlus aria-hidden />} title={<T id="type.none" />} action={add}>
            <T id="type.noneLead" />
          </EmptyState>
        ) : (
          <ul>
            {types.map((type) => (
              <TypeRow
                key={type.id}
                event={event}
                type={type}
                onEdit={() => setAsked({ to: 'edit', type })}
                onDelete={() => setAsked({ to: 'delete', type })}
              />
            ))}
          </ul>
        ))}
      {asked?.to === 'add' && <TypeDialog event={event} sort={types?.length ?? 0} onClose={close} />}
      {asked?.to === 'edit' && <TypeDialog event={event} type={asked.type} sort={asked.type.sort} onClose={close} />}
      {asked?.to === 'delete' && <DeleteType type={asked.type} onClose={close} />}
    </section>
  );
};

/** What is sold for an event, and how it goes. */
export const TicketTypesPage = () => (
  <EventFrame title="organizer.section.tickets">{(event) => <Types event={event} />}</EventFrame>
);
