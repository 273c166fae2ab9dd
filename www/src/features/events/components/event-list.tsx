import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarSearch } from 'lucide-react';
import type { ReactNode } from 'react';

import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton, SkeletonLines } from '@/components/ui/skeleton';
import { T, useT, type MessageId } from '@/i18n/t';

import { searchEvents, type EventFilters } from '../api/search-events';

import { EventTile } from './event-tile';

const grid = 'grid gap-x-7 gap-y-10 sm:grid-cols-2 lg:grid-cols-3';

const Loading = () => {
  const t = useT();
  return (
    <div role="status" aria-busy="true" aria-label={t('page.loading')} className={grid}>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="grid content-start gap-3">
          <Skeleton className="aspect-16/9 w-full rounded-surface" />
          <div className="flex gap-3.5">
            <Skeleton className="h-19 w-14 rounded-control" />
            <div className="flex-1">
              <SkeletonLines />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
};

type Props = {
  filters: EventFilters;
  /** The way out when there are none. */
  clear: ReactNode;
  /** What to say then, where the list is not that of all events. */
  none?: { title: MessageId; lead: MessageId };
};

/** The events that match the filters. */
export const EventList = ({ filters, clear, none }: Props) => {
  const words = none ?? {
    title: clear ? ('events.none' as const) : ('events.nothingYet' as const),
    lead: clear ? ('events.noneLead' as const) : ('events.nothingYetLead' as const),
  };
  const query = useInfiniteQuery(searchEvents(filters));
  return (
    <CursorList
      query={query}
      loading={<Loading />}
      empty={
        <EmptyState icon={<CalendarSearch aria-hidden />} title={<T id={words.title} />} action={clear}>
          <T id={words.lead} />
        </EmptyState>
      }
    >
      {(events) => (
        <ul className={grid}>
          {events.map((event, index) => (
            <EventTile key={event.id} event={event} eager={index < 1} />
          ))}
        </ul>
      )}
    </CursorList>
  );
};
