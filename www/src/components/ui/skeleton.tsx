import { useT } from '@/i18n/t';
import { cx } from '@/lib/cx';

/** A grey shape where content will be; give it the content's size. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cx('animate-pulse rounded-small bg-sunken', className)} />
);

/** Lines of text to come, as part of a larger shape. */
export const SkeletonLines = ({ lines = 3 }: { lines?: number }) => (
  <div className="grid gap-2.5">
    {Array.from({ length: lines }, (_, line) => (
      <Skeleton key={line} className={cx('h-4', line === lines - 1 && 'w-2/3')} />
    ))}
  </div>
);

/** Text to come, which also says so to those who do not see its shape. */
export const SkeletonText = ({ lines }: { lines: number }) => {
  const t = useT();
  return (
    <div role="status" aria-busy="true" aria-label={t('page.loading')}>
      <SkeletonLines lines={lines} />
    </div>
  );
};
