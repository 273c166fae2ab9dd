import { formatLocale } from '@/i18n/store';
import { useT } from '@/i18n/t';
import { formatDay } from '@/lib/format/dates';

type Day = { day: string; count: number };

const shown = 30;
const height = 56;

/** The last thirty days, those without anybody too. */
export const lastDays = (days: readonly Day[], today: Date): Day[] => {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  return Array.from({ length: shown }, (_, index) => {
    const date = new Date(today);
    date.setUTCDate(date.getUTCDate() - (shown - 1 - index));
    const day = date.toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
};

/** New accounts as a row of bars; each says its day and number. */
export const NewByDay = ({ days }: { days: readonly Day[] }) => {
  const t = useT();
  const bars = lastDays(days, new Date());
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const sum = bars.reduce((total, { count }) => total + count, 0);
  return (
    <svg
      role="img"
      aria-label={t('admin.newByDay', { sum, most })}
      viewBox={`0 0 ${shown * 10} ${height}`}
      preserveAspectRatio="none"
      className="h-14 w-full border-t border-line px-4 pt-3 md:px-6"
    >
      {bars.map(({ day, count }, index) => (
        <rect
          key={day}
          x={index * 10 + 1}
          width={8}
          y={height - Math.max(1.5, (count / most) * height)}
          height={Math.max(1.5, (count / most) * height)}
          className={count ? 'fill-accent' : 'fill-line'}
        >
          <title>{t('admin.newOnDay', { day: formatDay(day, 'UTC', formatLocale), count })}</title>
        </rect>
      ))}
    </svg>
  );
};
