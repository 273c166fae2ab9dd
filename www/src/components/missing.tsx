import { HomeLink } from '@/components/home-link';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT } from '@/i18n/t';
import { useTitle } from '@/lib/use-title';

/** Nothing has this address: no page, or no event, order or ticket. */
export const Missing = () => {
  const t = useT();
  useTitle(t('page.missing'));
  return (
    <div className="page pb-16">
      <PageHeader title={<T id="page.missing" />} lead={<T id="page.missingLead" />} />
      <HomeLink />
    </div>
  );
};
