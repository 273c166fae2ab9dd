import { DateBlock } from '@/components/ui/date-block';
import { formatLocale } from '@/i18n/store';
import type { Order } from '@/lib/api/types';
import { formatDayTime, zoneName } from '@/lib/format/dates';
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
      <p className="text-14 text-ink-soft">
        {formatDayTime(event.starts_at, event.zone, formatLocale)} {zoneName(event.starts_at, event.zone, formatLocale)}
        {event.venue && (
          <span className="block" dir="auto">
            {event.venue.name}, {event.venue.city}
          </span>
        )}
      </p>
    </div>
  </div>
);
