import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';

import { EventFrame } from '@/components/organizer/event-frame';
import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { managedBundles, managedTypes } from '@/lib/queries/organizer';
import { Link } from '@/lib/router/navigation';

import { NewOrderForm } from '../components/new-order-form';

const NewOrder = ({ event }: { event: Event }) => {
  const types = useQuery(managedTypes(event.id));
  const bundles = useQuery(managedBundles(event.id));
  return (
    <div className="grid gap-5">
      <Link to={paths.eventOrders(event.id)} className={`${buttonClass('quiet', 'small')} -ml-3 justify-self-start`}>
        <ArrowLeft aria-hidden size={16} />
        <T id="sales.allOrders" />
      </Link>
      <div className="grid gap-2">
        <h2 className="title text-22">
          <T id="newOrder.title" />
        </h2>
        <p className="max-w-measure text-ink-soft">
          <T id="newOrder.lead" />
        </p>
      </div>
      {types.data && bundles.data ? (
        <NewOrderForm event={event} items={[...types.data.items, ...bundles.data.items]} />
      ) : types.isError || bundles.isError ? (
        <Fault
          error={types.error ?? bundles.error}
          onRetry={() => {
            void types.refetch();
            void bundles.refetch();
          }}
        />
      ) : (
        <SkeletonText lines={8} />
      )}
    </div>
  );
};

/** The organizer opens an order for somebody. */
export const NewOrderPage = () => (
  <EventFrame title="organizer.section.orders">{(event) => <NewOrder event={event} />}</EventFrame>
);
