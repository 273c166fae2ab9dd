import { T } from '@/i18n/t';
import { cx } from '@/lib/cx';
import type { LiveState } from '@/lib/live/use-live';

const tone: Record<LiveState, string> = {
  live: 'bg-success',
  connecting: 'bg-ink-soft',
  polling: 'bg-warning',
  paused: 'bg-ink-soft',
};

/** Whether what one sees is pushed as it happens. Calm: it is read out only to who looks for it. */
export const LiveIndicator = ({ state }: { state: LiveState }) => (
  <span className="inline-flex items-center gap-2 text-14 text-ink-soft" data-live={state}>
    <span aria-hidden className={cx('size-2 rounded-full', tone[state])} />
    <T id={`live.${state}`} />
  </span>
);
