import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import { buttonClass } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT } from '@/i18n/t';
import { paths, withSearch } from '@/lib/paths';
import { useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { auditParams, auditQuery } from '../api';
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
        actions={
          <a
            href={withSearch('/api/admin/audit.csv', auditParams(filters))}
            download
            className={buttonClass('secondary')}
          >
            <Download aria-hidden size={18} />
            <T id="audit.export" />
          </a>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <AuditFilterForm key={JSON.stringify(filters)} filters={filters} to={paths.audit} organizations />
        <AuditList query={query} to={paths.audit} organizations />
      </div>
    </div>
  );
};
