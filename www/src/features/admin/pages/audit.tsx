import { useInfiniteQuery } from '@tanstack/react-query';

import { PageHeader } from '@/components/ui/page-header';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { auditQuery } from '../api';
import { AuditExport } from '../components/audit-export';
import { AuditFilterForm } from '../components/audit-filters';
import { AuditList } from '../components/audit-list';

/** Who did what. */
export const AuditPage = () => {
  const t = useT();
  useTitle(t('layout.audit'));
  const filters = useSearchTexts('actor', 'subject', 'action', 'organization', 'since', 'until');
  const query = useInfiniteQuery(auditQuery(filters));
  return (
    <div className="page">
      <PageHeader
        title={<T id="layout.audit" />}
        lead={<T id="audit.lead" />}
        actions={<AuditExport path="/api/admin/audit.csv" filters={filters} />}
      />
      <div className="grid grid-cols-1 gap-6">
        <AuditFilterForm key={JSON.stringify(filters)} filters={filters} to={paths.audit} organizations />
        <AuditList query={query} to={paths.audit} organizations />
      </div>
    </div>
  );
};
