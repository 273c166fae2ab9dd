import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';

import { SignedIn } from '@/components/signed-in';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';
import { paths, withSearch } from '@/lib/paths';
import { useGo, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { auditParams, organizationAuditQuery, type AuditFilters } from '../api';
import { AuditFilterForm } from '../components/audit-filters';
import { AuditList } from '../components/audit-list';

type Organization = Profile['organizations'][number];

const Log = ({ mine, chosen }: { mine: readonly Organization[]; chosen: Organization }) => {
  const go = useGo();
  const filters = useSearchTexts('actor', 'subject', 'action', 'since', 'until');
  const to = (next: AuditFilters) => paths.organizationAudit({ ...next, organization: chosen.id });
  const query = useInfiniteQuery(organizationAuditQuery(chosen.id, filters));
  return (
    <>
      <PageHeader
        title={<T id="layout.audit" />}
        lead={<T id="audit.ofOrganization" values={{ name: <bdi>{chosen.name}</bdi> }} />}
        actions={
          <a
            href={withSearch(`/api/organizations/${chosen.id}/audit.csv`, auditParams(filters))}
            download
            className={buttonClass('secondary')}
          >
            <Download aria-hidden size={18} />
            <T id="audit.export" />
          </a>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {mine.length > 1 && (
          <Field label={<T id="audit.organization" />}>
            {(control) => (
              <Select
                {...control}
                className="sm:max-w-80"
                value={chosen.id}
                onChange={({ target }) => go(paths.organizationAudit({ organization: target.value }))}
              >
                {mine.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <AuditFilterForm key={JSON.stringify(filters)} filters={filters} to={to} />
        <AuditList query={query} to={to} />
      </div>
    </>
  );
};

const Mine = ({ organizations }: { organizations: readonly Organization[] }) => {
  const { organization } = useSearchTexts('organization');
  // Members run events; what everybody did is for those who manage them.
  const mine = organizations.filter(({ role }) => role !== 'member');
  const chosen = mine.find(({ id }) => id === organization) ?? mine[0];
  return chosen ? <Log mine={mine} chosen={chosen} /> : <EmptyState title={<T id="audit.noOrganization" />} />;
};

/** Who did what for an organization, for those who manage its people. */
export const OrganizationAuditPage = () => {
  const t = useT();
  useTitle(t('layout.audit'));
  return (
    <div className="page">
      <SignedIn>{({ organizations }) => <Mine organizations={organizations} />}</SignedIn>
    </div>
  );
};
