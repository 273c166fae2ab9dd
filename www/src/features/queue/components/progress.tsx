import { GateMark } from '@/components/brand';
import { T, useT } from '@/i18n/t';

type Props = { moved: number; from: number };

/** How far one has come towards the gate since this tab first looked. */
export const Progress = ({ moved, from }: Props) => {
  const t = useT();
  const share = from > 0 ? moved / from : 1;
  return (
    <div className="grid w-full max-w-md gap-2">
      <div className="flex items-center gap-3">
        <div
          role="progressbar"
          aria-label={t('queue.progress')}
          aria-valuemin={0}
          aria-valuemax={from}
          aria-valuenow={moved}
          aria-valuetext={t('queue.progressText', { moved, from })}
          className="h-2 flex-1 overflow-hidden rounded-pill bg-sunken"
        >
          {/* Never empty: there is a person at the near end of it. */}
          <div
            className="h-full rounded-pill bg-accent transition-[width]"
            style={{ width: `${Math.max(3, 100 * share)}%` }}
          />
        </div>
        <GateMark className="size-6 shrink-0 text-accent" />
      </div>
      {moved > 0 && (
        <p className="text-14 text-ink-soft">
          <T id="queue.movedUp" values={{ moved }} />
        </p>
      )}
    </div>
  );
};
