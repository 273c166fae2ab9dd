import { cx } from '@/lib/cx';

type Props = {
  label: string;
  /** How much of it is taken for good, and how much for the moment. */
  sold: number;
  held?: number;
  /** How much there is; without a limit there is nothing to draw. */
  of: number | null;
  className?: string;
};

/** How full something is; the label says the same in words. */
export const ShareBar = ({ label, sold, held = 0, of, className }: Props) => {
  if (of === null) return null;
  const width = (part: number) => `${of > 0 ? Math.min(100, (100 * part) / of) : 0}%`;
  return (
    <div role="img" aria-label={label} className={cx('flex h-2 overflow-hidden rounded-pill bg-sunken', className)}>
      <div className="bg-accent transition-[width]" style={{ width: width(sold) }} />
      <div className="bg-warning transition-[width]" style={{ width: width(held) }} />
    </div>
  );
};
