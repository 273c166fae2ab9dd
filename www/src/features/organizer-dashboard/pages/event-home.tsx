import { useQuery } from '@tanstack/react-query';

import { LiveIndicator } from '@/components/live-indicator';
import { EventFrame } from '@/components/organizer/event-frame';
import { Banner } from '@/components/ui/banner';
import { Fault } from '@/components/ui/fault';
import { Skeleton } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { useLiveSales } from '@/lib/live/use-live-sales';
import { dashboardOf } from '@/lib/queries/organizer';
import { wallTimeOf } from '@/lib/wall-time';

import { Figures } from '../components/figures';
import { LatestOrders } from '../components/latest-orders';
import { PerType } from '../components/per-type';
import { PublicLink } from '../components/public-link';
import { SalesOverTime } from '../components/sales-over-time';
import { Setup } from '../components/setup';

const Loading = () => (
  <div aria-busy="true" className="grid gap-8">
    <Skeleton className="h-28 w-full rounded-surface" />
    <Skeleton className="h-72 w-full rounded-surface" />
    <div className="grid gap-8 lg:grid-cols-2">
      <Skeleton className="h-48" />
      <Skeleton className="h-48" />
    </div>
  </div>
);

const Sales = ({ event }: { event: Event }) => {
  const running = event.status === 'published' && !event.ended;
  const query = useQuery(dashboardOf(event.id));
  const live = useLiveSales(event.id, running);
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  const sales = query.data;
  return (
    <div className="grid gap-10">
      <div className="grid gap-4">
        {event.status === 'cancelled' && (
          <Banner tone="danger" title={<T id="dashboard.cancelled" />}>
            <T id="dashboard.cancelledLead" />
          </Banner>
        )}
        {running && (
          <>
            <PublicLink event={event} />
            <p className="text-right">
              <LiveIndicator state={live} />
            </p>
          </>
        )}
        {event.type !== 'save_the_date' && <Figures sales={sales} />}
      </div>
      {event.type === 'save_the_date' ? (
        <Banner title={<T id="dashboard.saveTheDate" />}>
          <T id="dashboard.saveTheDateLead" />
        </Banner>
      ) : (
        <>
          <SalesOverTime sales={sales} today={wallTimeOf(new Date().toISOString(), event.zone).slice(0, 10)} />
          <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
            <LatestOrders event={event} orders={sales.latest} />
            <PerType eventId={event.id} types={sales.per_type} />
          </div>
        </>
      )}
    </div>
  );
};

/** An event's home: the way to its audience while it is a draft, then how it sells. */
export const EventHomePage = () => (
  <EventFrame title="organizer.section.home">
    {(event) => (event.status === 'draft' ? <Setup event={event} /> : <Sales event={event} />)}
  </EventFrame>
);
