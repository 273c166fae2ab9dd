import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Ticket as TicketIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { HomeLink } from '@/components/home-link';
import { OwnPage } from '@/components/own-page';
import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Ticket } from '@/lib/api/types';
import { useLiveOwn } from '@/lib/live/use-live-own';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';

import { byEvent, isPast, type EventTickets } from '../by-event';
import { EventGroup } from '../components/event-group';

const myTickets = infiniteQueryOptions({
  queryKey: ['my-tickets'],
  ...cursorPages,
  queryFn: ({ pageParam }) => ok(api.GET('/tickets', { params: { query: pageOf(50, pageParam) } })),
});

const Group = ({ title, events, empty }: { title: ReactNode; events: readonly EventTickets[]; empty?: ReactNode }) => (
  <section className="grid gap-3">
    <h2 className="title text-22">{title}</h2>
    {events.length === 0 ? (
      empty
    ) : (
      <ul className="grid gap-4">
        {events.map((group) => (
          <EventGroup key={group.eventId} {...group} />
        ))}
      </ul>
    )}
  </section>
);

const Nothing = () => (
  <EmptyState icon={<TicketIcon aria-hidden />} title={<T id="tickets.none" />} action={<HomeLink />}>
    <T id="tickets.noneLead" />
  </EmptyState>
);

const Groups = ({ tickets }: { tickets: readonly Ticket[] }) => {
  const [now] = useState(() => Date.now());
  const events = byEvent(tickets);
  const past = events.filter((group) => isPast(group, now));
  return (
    <div className="grid gap-10">
      <Group
        title={<T id="tickets.upcoming" />}
        events={events.filter((group) => !isPast(group, now))}
        empty={
          <p className="text-ink-soft">
            <T id="tickets.noneUpcoming" />
          </p>
        }
      />
      {past.length > 0 && <Group title={<T id="tickets.past" />} events={past} />}
    </div>
  );
};

const List = () => {
  const query = useInfiniteQuery(myTickets);
  useLiveOwn(() => void query.refetch());
  return (
    <CursorList query={query} loading={<SkeletonText lines={6} />} empty={<Nothing />}>
      {(tickets) => <Groups tickets={tickets} />}
    </CursorList>
  );
};

export const MyTicketsPage = () => (
  <OwnPage title="layout.myTickets">
    <List />
  </OwnPage>
);
