import { DateBlock } from '@/components/ui/date-block';
import { Money } from '@/components/ui/money';
import { Photo } from '@/components/ui/photo';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { EventCard } from '@/lib/api/types';
import { formatSoon } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

import { tileSizes } from '../tile-sizes';
import { SaleBadge } from './sale-badge';

const Price = ({ event }: { event: EventCard }) => {
  if (event.type === 'save_the_date') return <T id="events.saveTheDate" />;
  if (event.type === 'free' || event.price_from?.amount === 0) return <T id="price.free" />;
  if (!event.price_from) return null;
  return <T id="events.from" values={{ price: <Money value={event.price_from} short /> }} />;
};

/** One event of the list: picture, day, name, place, price and state; all of it leads to the event. */
export const EventTile = ({ event, eager }: { event: EventCard; eager: boolean }) => (
  <li className="group relative grid content-start gap-3">
    <Photo
      image={event.image}
      eager={eager}
      sizes={tileSizes}
      className="aspect-16/9 w-full rounded-surface transition-opacity group-hover:opacity-90"
    />
    <div className="flex gap-3.5">
      <DateBlock at={event.starts_at} zone={event.zone} className="self-start" />
      <div className="grid min-w-0 content-start gap-1">
        <h3 className="title text-18 leading-snug" dir="auto">
          <Link to={paths.event(event.slug)} className="row-link">
            {event.name}
          </Link>
        </h3>
        <p className="text-14 text-ink-soft">
          <time dateTime={event.starts_at}>{formatSoon(event.starts_at, event.zone, formatLocale)}</time>
          <br />
          <span dir="auto">{event.venue ? `${event.venue.name}, ${event.venue.city}` : <T id="events.online" />}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-14 font-semibold">
          <span>
            <Price event={event} />
          </span>
          <SaleBadge event={event} />
        </p>
      </div>
    </div>
  </li>
);
