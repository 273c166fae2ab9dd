import { Skeleton } from '@/components/ui/skeleton';
import { useT } from '@/i18n/t';

/** The shape of a table that is on its way. */
export const RowsToCome = () => {
  const t = useT();
  return (
    <div role="status" aria-busy="true" aria-label={t('page.loading')} className="grid">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex items-center gap-8 border-b border-line py-4">
          <Skeleton className="h-5 flex-1" />
          <Skeleton className="h-5 w-24 max-md:hidden" />
          <Skeleton className="h-5 w-32 max-md:hidden" />
          <Skeleton className="h-5 w-16" />
        </div>
      ))}
    </div>
  );
};
