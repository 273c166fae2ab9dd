import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton, SkeletonLines } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

/** A page failed while it was drawn or loaded. */
export const BrokenPage = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const t = useT();
  useTitle(t('page.broken'));
  return (
    <div className="page grid gap-6 pb-16">
      <PageHeader title={<T id="page.broken" />} lead={<T id="page.brokenLead" />} />
      <Fault error={error} onRetry={retry} />
      <Link to={paths.home()} className={buttonClass('secondary') + ' justify-self-start'}>
        <T id="action.home" />
      </Link>
    </div>
  );
};

/** Shown while a page is fetched over a slow network. */
export const PendingPage = () => {
  const t = useT();
  return (
    <div className="page grid gap-6 py-10" role="status" aria-busy="true" aria-label={t('page.loading')}>
      <Skeleton className="h-10 w-2/3 max-w-md" />
      <SkeletonLines lines={4} />
    </div>
  );
};
