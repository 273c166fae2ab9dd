import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';

import { EmptyState } from '@/components/ui/empty-state';
import { T } from '@/i18n/t';
import type { Organization } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { useSearchTexts } from '@/lib/router/navigation';

import { organizationAuditQuery } from '../api';
import { AuditExport } from './audit-export';
import { AuditFilterForm } from './audit-filters';
import { AuditList } from './audit-list';

const Log = ({ organization }: { organization: Organization }) => {
  const filters = useSearchTexts('actor', 'subject', 'action', 'since', 'until');
  const query = useInfiniteQuery(organizationAuditQuery(organization.id, filters));
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <p className="max-w-measure text-ink-soft">
          <T id="audit.ofOrganization" values={{ name: <bdi>{organization.name}</bdi> }} />
        </p>
        <AuditExport path={`/api/organizations/${organization.id}/audit.csv`} filters={filters} />
      </div>
      <AuditFilterForm key={JSON.stringify(filters)} filters={filters} to={paths.organizationAudit} />
      <AuditList query={query} to={paths.organizationAudit} />
    </div>
  );
};

/** Who did what for an organization, for those who manage its people. */
export const OrganizationAudit = ({ organization }: { organization: Organization }) =>
  organization.permissions.includes('people') ? (
    <Log organization={organization} />
  ) : (
    <EmptyState icon={<ScrollText aria-hidden />} title={<T id="audit.noOrganization" />} />
  );
