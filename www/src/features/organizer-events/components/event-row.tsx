import { useState } from 'react';

import { EventStatus } from '@/components/organizer/event-status';
import { ShareBar } from '@/components/organizer/share-bar';
import { DateBlock } from '@/components/ui/date-block';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { OrganizerEvent } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

const Sales = ({ event }: { event: OrganizerEvent }) => {
  const t = useT();
  const { sold, capacity } = event;
  if (event.type === 'save_the_date') return null;
  return (
    <div className="grid gap-1.5 max-sm:col-span-2 sm:w-56">
      <p className="tabular flex justify-between gap-4 text-14">
        <span>
          <T id={capacity === null ? 'organizer.sold' : 'organizer.soldOf'} values={{ sold, capacity }} />
        </span>
        <span className="font-semibold">
          <Money value={event.gross} short />
        </span>
      </p>
      <ShareBar label={t('organizer.soldOf', { sold, capacity })} sold={sold} of={capacity} />
    </div>
  );
};

/** One of one's own events with what it has sold; all of it leads to the event's home. */
export const EventRow = ({ event }: { event: OrganizerEvent }) => {
  const [now] = useState(Date.now);
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 border-b border-line py-4 last:border-0 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <DateBlock at={event.starts_at} zone={event.zone} />
      <div className="grid gap-0.5">
        <h2 className="text-18 font-semibold">
          <Link to={paths.manage(event.id)} className="row-link">
            <bdi>{event.name}</bdi>
          </Link>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14 text-ink-soft">
          <EventStatus event={{ status: event.status, ended: Date.parse(event.ends_at) < now }} />
          <span>{formatDayTime(event.starts_at, event.zone, formatLocale)}</span>
          {event.venue ? (
            <bdi>{[event.venue.name, event.venue.city].filter(Boolean).join(', ')}</bdi>
          ) : (
            event.status !== 'draft' && <T id="organizer.online" />
          )}
        </p>
      </div>
      <Sales event={event} />
    </li>
  );
};

/** The shape of a row to come. */
export const EventRowSkeleton = () => (
  <li className="flex items-center gap-4 border-b border-line py-4 last:border-0">
    <Skeleton className="h-18 w-14 rounded-control" />
    <div className="grid flex-1 gap-2">
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-4 w-1/3" />
    </div>
    <Skeleton className="h-8 w-56 max-sm:hidden" />
  </li>
);
