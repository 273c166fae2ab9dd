import { formatLocale } from '@/i18n/store';
import { formatDayTime, zoneName } from '@/lib/format/dates';

type Props = { event: { starts_at: string; zone: string; venue: { name: string; city: string } | null } };

/** An event's time and place in two small lines. */
export const WhenWhere = ({ event }: Props) => (
  <p className="text-14 text-ink-soft">
    {formatDayTime(event.starts_at, event.zone, formatLocale)} {zoneName(event.starts_at, event.zone, formatLocale)}
    {event.venue && (
      <span className="block" dir="auto">
        {event.venue.name}, {event.venue.city}
      </span>
    )}
  </p>
);
