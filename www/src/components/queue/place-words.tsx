import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { QueueEntry } from '@/lib/api/types';
import { formatDayTime, formatTime, viewerZone } from '@/lib/format/dates';

/** Where one stands, in a few words. */
export const PlaceWords = ({ entry }: { entry: QueueEntry }) => {
  if (entry.offer) {
    return <T id="place.turn" values={{ time: formatTime(entry.offer.expires_at, viewerZone(), formatLocale) }} />;
  }
  if (entry.phase === 'pre_queue') {
    return entry.opens_at ? (
      <T id="place.opens" values={{ time: formatDayTime(entry.opens_at, viewerZone(), formatLocale) }} />
    ) : (
      <T id="place.pre" />
    );
  }
  return <T id="place.ahead" values={{ ahead: entry.ahead ?? 0 }} />;
};
