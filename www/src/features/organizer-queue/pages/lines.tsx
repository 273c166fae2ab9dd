import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';

import { LiveIndicator } from '@/components/live-indicator';
import { EventFrame } from '@/components/organizer/event-frame';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Event, LineFigures } from '@/lib/api/types';
import { useLiveLines } from '@/lib/live/use-live-lines';
import { paths } from '@/lib/paths';
import { availabilityOf } from '@/lib/queries/events';
import { linesOf } from '@/lib/queries/organizer';
import { Link } from '@/lib/router/navigation';
import { useAtMost } from '@/lib/use-at-most';

import { LineSection } from '../components/line-section';

const askEvery = 5_000;
/** A busy line moves several times a second: figures that change that often nobody reads. */
const readEvery = 2_000;

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

/** What may have a line, also before anybody has joined it: the first to come is to be seen as well. */
const useItems = (event: Event, lines: readonly LineFigures[] = []): string[] => {
  const onSale = event.status === 'published' && !event.ended;
  const stock = useQuery({ ...availabilityOf(event.id), enabled: onSale }).data;
  const items = [...(stock?.ticket_types ?? []), ...(stock?.bundles ?? [])].map(({ id }) => id);
  return [...new Set([...lines.map(({ item_id: id }) => id), ...items])].sort();
};

const Lines = ({ event }: { event: Event }) => {
  const query = useQuery(linesOf(event.id));
  const lines = query.data?.items;
  const refresh = useAtMost(readEvery, () => void query.refetch());
  const live = useLiveLines(useItems(event, lines), { hear: refresh, poll: refresh, every: askEvery });
  return (
    <div className="grid gap-7">
      {query.isPending && <SkeletonText lines={6} />}
      {query.isError && !lines && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {lines?.length === 0 && <Nobody event={event} />}
      {lines && lines.length > 0 && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <p className="max-w-measure text-ink-soft">
            <T id="lines.lead" />
          </p>
          <LiveIndicator state={live} />
        </div>
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
