import { Navigation } from 'lucide-react';

import { buttonClass } from '@/components/ui/button';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Venue } from '@/lib/api/types';
import { countryName } from '@/lib/format/country';

const mapAddress = (venue: Venue): string => {
  const { latitude, longitude } = venue;
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  }
  const words = [venue.name, venue.address, venue.city, venue.country].filter(Boolean).join(', ');
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(words)}`;
};

/** The address in full and the way there. */
export const Place = ({ venue }: { venue: Venue }) => (
  <section className="grid gap-3">
    <h2 className="title text-22">
      <T id="event.place" />
    </h2>
    <address className="not-italic" dir="auto">
      <span className="font-medium">{venue.name}</span>
      <br />
      {venue.address}
      {venue.address && <br />}
      {[[venue.postal_code, venue.city].filter(Boolean).join(' '), venue.region].filter(Boolean).join(', ')}
      <br />
      {countryName(venue.country, formatLocale)}
    </address>
    <a
      href={mapAddress(venue)}
      target="_blank"
      rel="noreferrer"
      className={buttonClass('secondary', 'small') + ' justify-self-start'}
    >
      <Navigation aria-hidden size={16} />
      <T id="event.directions" />
    </a>
  </section>
);
