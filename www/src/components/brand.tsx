import { cx } from '@/lib/cx';

/** The gate: two posts, an arch, a door ajar. */
export const GateMark = ({ className }: { className?: string }) => (
  <svg aria-hidden viewBox="0 0 32 32" fill="none" className={className}>
    <path d="M5 28V14.5a11 11 0 0 1 22 0V28" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" />
    <path d="M12 28V15.5a4 4 0 0 1 4-4V28z" fill="currentColor" />
    <path d="M20 16v1m0 3v1m0 3v1" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
  </svg>
);

/** Our name as it stands in the header. */
export const Wordmark = ({ className }: { className?: string }) => (
  <span className={cx('inline-flex items-center gap-2 text-accent', className)}>
    <GateMark className="size-7" />
    <span className="title text-22 leading-none text-ink">Gatehouse</span>
  </span>
);
