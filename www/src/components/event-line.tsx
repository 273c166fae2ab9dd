import { DateBlock } from '@/components/ui/date-block';
import { WhenWhere } from '@/components/when-where';
import type { Order } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

/** The event an order is for, in one line that leads to its page. */
export const EventLine = ({ event }: { event: Order['event'] }) => (
  <div className="relative flex items-center gap-4">
    <DateBlock at={event.starts_at} zone={event.zone} />
    <div className="min-w-0">
      <Link to={paths.event(event.slug)} className="row-link title text-18" dir="auto">
        {event.name}
      </Link>
      <WhenWhere event={event} />
    </div>
  </div>
);
