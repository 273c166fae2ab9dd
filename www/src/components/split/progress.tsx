import { Countdown } from '@/components/ui/countdown';
import { Money } from '@/components/ui/money';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { SplitState } from '@/lib/api/types';
import { formatDayTime, viewerZone } from '@/lib/format/dates';

type Props = { split: Pick<SplitState, 'total' | 'paid' | 'expires_at'> & { shares: { status: string }[] } };

/** How far the payers are: people, money and the time that is left. */
export const SplitProgress = ({ split: { total, paid, expires_at: until, shares } }: Props) => {
  const done = shares.filter(({ status }) => status === 'paid').length;
  return (
    <div className="grid gap-3">
      <p role="status" className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">
          <T id="split.paidOf" values={{ done, all: shares.length }} />
        </span>
        <span className="text-ink-soft">
          <T id="split.moneyOf" values={{ paid: <Money value={paid} />, total: <Money value={total} /> }} />
        </span>
      </p>
      <div aria-hidden className="flex h-2 gap-1">
        {shares.map(({ status }, index) => (
          <span key={index} className={`flex-1 rounded-pill ${status === 'paid' ? 'bg-success' : 'bg-line-strong'}`} />
        ))}
      </div>
      {until && (
        <p className="text-14 text-ink-soft">
          <T
            id="split.until"
            values={{
              time: <b>{formatDayTime(until, viewerZone(), formatLocale)}</b>,
              left: <Countdown until={until} />,
            }}
          />
        </p>
      )}
    </div>
  );
};
