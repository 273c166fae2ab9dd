import { CalendarDays, MapPin, Video } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { formatDayTime, formatSpan, sameClock, viewerZone, zoneName } from '@/lib/format/dates';

const Fact = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex items-start gap-3">
    <span className="mt-0.5 shrink-0 text-accent">{icon}</span>
    <div className="min-w-0">{children}</div>
  </li>
);

/** When and where, in the event's own time, and in the viewer's when that differs. */
export const EventFacts = ({ event }: { event: Event }) => {
  const here = viewerZone();
  return (
    <ul className="grid gap-3">
      <Fact icon={<CalendarDays aria-hidden size={20} />}>
        <p className="font-medium">
          <time dateTime={event.starts_at}>{formatSpan(event.starts_at, event.ends_at, event.zone, formatLocale)}</time>{' '}
          <span className="text-ink-faint">{zoneName(event.starts_at, event.zone, formatLocale)}</span>
        </p>
        {!sameClock(event.starts_at, event.zone, here) && (
          <p className="text-14 text-ink-soft">
            <T id="event.yourTime" values={{ at: formatDayTime(event.starts_at, here, formatLocale) }} />
          </p>
        )}
      </Fact>
      {event.venue && (
        <Fact icon={<MapPin aria-hidden size={20} />}>
          <p className="font-medium" dir="auto">
            {event.venue.name}
          </p>
          <p className="text-14 text-ink-soft" dir="auto">
            {[event.venue.address, event.venue.city].filter(Boolean).join(', ')}
          </p>
        </Fact>
      )}
      {!event.venue && event.online_url && (
        <Fact icon={<Video aria-hidden size={20} />}>
          <p className="font-medium">
            <T id="events.online" />
          </p>
        </Fact>
      )}
    </ul>
  );
};
