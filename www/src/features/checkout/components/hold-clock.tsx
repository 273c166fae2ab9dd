import { Clock } from 'lucide-react';

import { Countdown } from '@/components/ui/countdown';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import { cx } from '@/lib/cx';
import { formatTime, viewerZone } from '@/lib/format/dates';
import { useNow } from '@/lib/use-now';

const lastMinute = 60_000;

/** How long the tickets are held. In the last minute it turns urgent and is read out once. */
export const HoldClock = ({ until, onOver }: { until: string; onOver: () => void }) => {
  const end = Date.parse(until);
  const urgent = end - useNow(end) <= lastMinute;
  return (
    <div
      className={cx(
        'sticky top-0 z-10 flex items-center gap-3 rounded-surface px-4 py-3 transition-colors',
        urgent ? 'bg-danger-soft text-danger' : 'bg-sunken text-ink-soft',
      )}
    >
      <Clock aria-hidden size={20} className="shrink-0" />
      <p className="flex-1">
        <T id="checkout.heldUntil" values={{ time: <b>{formatTime(until, viewerZone(), formatLocale)}</b> }} />
        <span role="status" className={cx('block text-14', !urgent && 'sr-only')}>
          {urgent && <T id="checkout.lastMinute" />}
        </span>
      </p>
      <span className="title text-28">
        <Countdown until={until} onOver={onOver} />
      </span>
    </div>
  );
};
