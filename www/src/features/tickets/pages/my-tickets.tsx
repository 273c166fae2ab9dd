import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Ticket as TicketIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { SignedIn } from '@/components/signed-in';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { LoadMore } from '@/components/ui/load-more';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Ticket } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';
import { Link } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { TicketRow } from '../components/ticket-row';
import { isPast } from '../past';

const myTickets = infiniteQueryOptions({
  queryKey: ['my-tickets'],
  ...cursorPages,
  queryFn: ({ pageParam }) => ok(api.GET('/tickets', { params: { query: pageOf(50, pageParam) } })),
});

const Group = ({ title, tickets, empty }: { title: ReactNode; tickets: readonly Ticket[]; empty?: ReactNode }) => (
  <section className="grid gap-2">
    <h2 className="title text-22">{title}</h2>
    {tickets.length === 0 ? (
      empty
    ) : (
      <ul>
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    )}
  </section>
);

const List = () => {
  const query = useInfiniteQuery(myTickets);
  const [now] = useState(() => Date.now());
  if (query.isPending) return <SkeletonText lines={6} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  const tickets = query.data.pages.flatMap((page) => page.items);
  if (tickets.length === 0) {
    return (
      <EmptyState
        icon={<TicketIcon aria-hidden />}
        title={<T id="tickets.none" />}
        action={
          <Link to={paths.home()} className={buttonClass()}>
            <T id="action.home" />
          </Link>
        }
      >
        <T id="tickets.noneLead" />
      </EmptyState>
    );
  }
  const past = tickets.filter((ticket) => isPast(ticket, now));
  return (
    <div className="grid gap-10">
      <Group
        title={<T id="tickets.upcoming" />}
        tickets={tickets.filter((ticket) => !isPast(ticket, now))}
        empty={
          <p className="text-ink-soft">
            <T id="tickets.noneUpcoming" />
          </p>
        }
      />
      {past.length > 0 && <Group title={<T id="tickets.past" />} tickets={past} />}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
};

export const MyTicketsPage = () => {
  const t = useT();
  useTitle(t('layout.myTickets'));
  return (
    <div className="page max-w-column pb-8">
      <PageHeader title={<T id="layout.myTickets" />} />
      <SignedIn>{() => <List />}</SignedIn>
    </div>
  );
};
