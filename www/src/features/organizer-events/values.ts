import type { Event, EventInput, EventSettings, Membership, Venue } from '@/lib/api/types';
import { viewerZone } from '@/lib/format/dates';
import { momentText, wallTimeOf } from '@/lib/wall-time';

/** The editor's fields. Times are wall times of the event's zone; numbers are as typed. */
export type Values = {
  /** Of the event that the texts were made from; the server refuses to save over a newer one. */
  version: number;
  name: string;
  summary: string;
  type: Event['type'];
  categories: string[];
  starts: string;
  ends: string;
  zone: string;
  place: 'venue' | 'online';
  venue: Omit<Venue, 'latitude' | 'longitude'>;
  online_url: string;
  description: string;
  currency: string;
  language: string;
  age_limit: string;
  accessibility: string;
  settings: Omit<EventSettings, 'min_per_order' | 'max_per_order'> & { min_per_order: string; max_per_order: string };
};

const nowhere = { name: '', address: '', city: '', region: '', postal_code: '', country: '' };

/** The next Saturday evening that leaves four weeks to sell: a guess that is easy to change. */
const firstGuess = (now: Date): string => {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 28);
  day.setDate(day.getDate() + ((6 - day.getDay() + 7) % 7));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
};

export const emptyValues = (organization: Membership | undefined, language: string): Values => {
  const day = firstGuess(new Date());
  return {
    version: 0,
    name: '',
    summary: '',
    type: 'ticketed',
    categories: [],
    starts: `${day}T19:00`,
    ends: `${day}T23:00`,
    zone: organization?.default_zone ?? viewerZone(),
    place: 'venue',
    venue: nowhere,
    online_url: '',
    description: '',
    currency: organization?.default_currency ?? 'USD',
    language,
    age_limit: '',
    accessibility: '',
    settings: {
      min_per_order: '1',
      max_per_order: '10',
      show_remaining: true,
      waiting_list: false,
      transfers: true,
      reentry: false,
      fees_paid_by: 'buyer',
      refund_policy: '',
    },
  };
};

export const valuesOf = (event: Event): Values => {
  const { name, address, city, region, postal_code, country } = event.venue ?? nowhere;
  return {
    version: event.version,
    name: event.name,
    summary: event.summary,
    type: event.type,
    categories: event.categories.map(({ id }) => id),
    starts: wallTimeOf(event.starts_at, event.zone),
    ends: wallTimeOf(event.ends_at, event.zone),
    zone: event.zone,
    place: event.online_url ? 'online' : 'venue',
    venue: { name, address, city, region, postal_code, country },
    online_url: event.online_url ?? '',
    description: event.description,
    currency: event.currency,
    language: event.language,
    age_limit: event.age_limit === null ? '' : String(event.age_limit),
    accessibility: event.accessibility,
    settings: {
      ...event.settings,
      min_per_order: String(event.settings.min_per_order),
      max_per_order: String(event.settings.max_per_order),
    },
  };
};

const trimmed = <T extends Record<string, string>>(texts: T): T =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()])) as T;

// The map's point belongs to the address; it goes when the address does.
const placed = (venue: Values['venue'], before: Venue | null | undefined): Venue => {
  const same =
    before && before.address === venue.address && before.city === venue.city && before.country === venue.country;
  return { ...venue, latitude: (same && before.latitude) || null, longitude: (same && before.longitude) || null };
};

/** What is sent; the values have passed the editor's checks. */
export const inputOf = (values: Values, before?: Event): EventInput => {
  const venue = trimmed(values.venue);
  const atVenue = values.place === 'venue' && Object.entries(venue).some(([name, text]) => name !== 'country' && text);
  const starts = momentText(values.starts, values.zone) ?? '';
  const ends = momentText(values.ends, values.zone) ?? '';
  return {
    name: values.name.trim(),
    summary: values.summary.trim(),
    description: values.description,
    type: values.type,
    starts_at: starts,
    ends_at: ends,
    zone: values.zone,
    currency: values.currency,
    venue: atVenue ? placed(venue, before?.venue) : null,
    online_url: values.place === 'online' ? values.online_url.trim() || null : null,
    language: values.language,
    age_limit: values.age_limit.trim() ? Number(values.age_limit) : null,
    accessibility: values.accessibility.trim(),
    categories: values.categories,
    settings: {
      ...values.settings,
      refund_policy: values.settings.refund_policy.trim(),
      min_per_order: Number(values.settings.min_per_order),
      max_per_order: Number(values.settings.max_per_order),
    },
  };
};

/** The same for a new event, where what is not set is left out. */
export const newInputOf = (values: Values): EventInput =>
  Object.fromEntries(Object.entries(inputOf(values)).filter(([, value]) => value !== null)) as EventInput;

const renamed: Record<string, string> = { starts_at: 'starts', ends_at: 'ends' };

/** The editor's name for a field of the request. */
export const fieldOf = (name: string): string => renamed[name] ?? name;
