import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';

import { EventFrame } from '@/components/organizer/event-frame';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { linesOf } from '@/lib/queries/organizer';
import { Link } from '@/lib/router/navigation';

import { LineSection } from '../components/line-section';

const askEvery = 5_000;

const Nobody = ({ event }: { event: Event }) => (
  <EmptyState
    icon={<UsersRound aria-hidden />}
    title={<T id="lines.none" />}
    action={
      <div className="flex flex-wrap justify-center gap-3">
        <Link to={paths.ticketTypes(event.id)} className={buttonClass()}>
          <T id="lines.tickets" />
        </Link>
        <Link to={paths.editEvent(event.id)} className={buttonClass('secondary')}>
          <T id="lines.details" />
        </Link>
      </div>
    }
  >
    <T id="lines.noneLead" />
  </EmptyState>
);

const Lines = ({ event }: { event: Event }) => {
  const query = useQuery({ ...linesOf(event.id), refetchInterval: askEvery });
  const lines = query.data?.items;
  return (
    <div className="grid gap-7">
      {query.isPending && <SkeletonText lines={6} />}
      {query.isError && !lines && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {lines?.length === 0 && <Nobody event={event} />}
      {lines && lines.length > 0 && (
        <p className="max-w-measure text-ink-soft">
          <T id="lines.lead" />
        </p>
      )}
      <div className="grid gap-9 empty:hidden">
        {lines?.map((line) => (
          <LineSection key={line.item_id} event={event} line={line} />
        ))}
      </div>
    </div>
  );
};

/** The lines of an event: who waits for what, and how fast it moves. */
export const LinesPage = () => (
  <EventFrame title="organizer.section.queue">{(event) => <Lines event={event} />}</EventFrame>
);
