import { cx } from '@/lib/cx';

const looks = { sold: 'bg-accent', held: 'bg-warning' };

type Part = { key: keyof typeof looks; share: number };

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`;

/** How full something is, in parts; the label says the same in words. */
export const ShareBar = ({
  label,
  parts,
  className,
}: {
  label: string;
  parts: readonly Part[];
  className?: string;
}) => (
  <div role="img" aria-label={label} className={cx('flex h-2 overflow-hidden rounded-pill bg-sunken', className)}>
    {parts.map(({ key, share }) => (
      <div key={key} className={cx('transition-[width]', looks[key])} style={{ width: percent(share) }} />
    ))}
  </div>
);
