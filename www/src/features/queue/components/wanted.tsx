import { useQuery } from '@tanstack/react-query';

import { Photo } from '@/components/ui/photo';
import { Skeleton } from '@/components/ui/skeleton';
import { WhenWhere } from '@/components/when-where';
import { T } from '@/i18n/t';
import type { QueueEntry } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { eventById } from '@/lib/queries/events';
import { Link } from '@/lib/router/navigation';

/** What one stands in line for. */
export const Wanted = ({ entry }: { entry: QueueEntry }) => {
  const event = useQuery(eventById(entry.event_id)).data;
  return (
    <section className="relative flex items-center gap-4 rounded-surface border border-line bg-surface p-3 pr-5">
      <Photo image={event?.images[0]} sizes="5rem" className="aspect-square w-20 shrink-0 self-start rounded-control" />
      <div className="min-w-0 flex-1">
        {event ? (
          <Link to={paths.event(event.slug)} className="row-link title text-18 leading-snug" dir="auto">
            {event.name}
          </Link>
        ) : (
          <Skeleton className="h-5 w-2/3" />
        )}
        {event && <WhenWhere event={event} />}
        <p className="text-14 font-medium" dir="auto">
          <T id="queue.wanted" values={{ count: entry.quantity, name: <bdi>{entry.item_name}</bdi> }} />
        </p>
      </div>
    </section>
  );
};
