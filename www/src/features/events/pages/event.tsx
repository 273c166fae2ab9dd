import { useQuery } from '@tanstack/react-query';

import { Missing } from '@/components/missing';
import { Fault } from '@/components/ui/fault';
import { Photo } from '@/components/ui/photo';
import { Skeleton, SkeletonText } from '@/components/ui/skeleton';
import { isStatus } from '@/lib/api/error';
import type { Event } from '@/lib/api/types';
import { brandStyle } from '@/lib/brand-style';
import { eventBySlug } from '@/lib/queries/events';
import { useParam } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { About } from '../components/about';
import { EventActions } from '../components/event-actions';
import { EventFacts } from '../components/event-facts';
import { EventNotice } from '../components/event-notice';
import { Place } from '../components/place';
import { TicketPicker } from '../components/ticket-picker';

const Loading = () => (
  <div className="page grid gap-6 py-6">
    <Skeleton className="aspect-16/9 w-full rounded-surface" />
    <Skeleton className="h-9 w-2/3" />
    <SkeletonText lines={5} />
  </div>
);

const Loaded = ({ event }: { event: Event }) => {
  const buyable = event.status === 'published' && !event.ended && event.type !== 'save_the_date';
  return (
    <article
      style={brandStyle(event.organization.palette)}
      className="page grid gap-x-12 gap-y-8 pt-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] lg:pt-8"
    >
      <header className="grid content-start gap-5 lg:col-span-1">
        <Photo
          image={event.images[0]}
          eager
          sizes="(width >= 72rem) 40rem, 100vw"
          className="aspect-16/9 w-full rounded-surface"
        />
        <div className="grid gap-2">
          <h1 tabIndex={-1} className="title text-28 md:text-36 lg:text-48" dir="auto">
            {event.name}
          </h1>
          {event.summary && (
            <p className="max-w-measure text-18 text-ink-soft" dir="auto">
              {event.summary}
            </p>
          )}
        </div>
        <EventFacts event={event} />
        <EventActions event={event} />
      </header>
      <aside className="grid content-start gap-4 lg:sticky lg:top-6 lg:row-span-2 lg:self-start">
        <EventNotice event={event} />
        {buyable && <TicketPicker event={event} />}
      </aside>
      <div className="grid content-start gap-10">
        <About event={event} />
        {event.venue && <Place venue={event.venue} />}
      </div>
    </article>
  );
};

/** An event: what, when, where, and its tickets. */
export const EventPage = () => {
  const query = useQuery({ ...eventBySlug(useParam('slug')), retryOnMount: false });
  useTitle(query.data?.name);
  if (query.data) return <Loaded event={query.data} />;
  if (query.isPending) return <Loading />;
  if (isStatus(query.error, 404)) return <Missing />;
  return (
    <div className="page py-10">
      <Fault error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
};
