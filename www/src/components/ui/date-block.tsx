import { formatLocale } from '@/i18n/store';
import { cx } from '@/lib/cx';
import { dateParts } from '@/lib/format/dates';

/** The day as a small calendar leaf; beside it the date is also written out for those who don't see it. */
export const DateBlock = ({ at, zone, className }: { at: string; zone: string; className?: string }) => {
  const { weekday, day, month } = dateParts(at, zone, formatLocale);
  return (
    <div
      aria-hidden
      className={cx(
        'grid w-14 shrink-0 justify-items-center rounded-control border border-line bg-surface py-1.5 leading-none',
        className,
      )}
    >
      <span className="text-12 font-semibold text-accent">{month}</span>
      <span className="title tabular text-28">{day}</span>
      <span className="text-12 text-ink-faint">{weekday}</span>
    </div>
  );
};
