import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';

import { ListSearch } from '@/components/organizer/list-search';
import { RowsToCome } from '@/components/organizer/rows-to-come';
import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { useFaultText } from '@/components/ui/fault';
import { Select } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import { formatDay, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useTitle } from '@/lib/use-title';

import { organizationsQuery, type Organization } from '../api';

const plans = ['free', 'pro', 'enterprise'] as const;

/** The plan, which can be changed here: what it allows counts from the next thing they do. */
const Plan = ({ organization }: { organization: Organization }) => {
  const t = useT();
  const faultText = useFaultText();
  const change = useMutation({
    mutationFn: (plan: Organization['plan']) =>
      ok(api.PUT('/admin/organizations/{id}/plan', { params: { path: { id: organization.id } }, body: { plan } })),
    onSuccess: ({ name, plan }) => {
      void queryClient.invalidateQueries({ queryKey: ['admin', 'organizations'] });
      toast(t('admin.planChanged', { name, plan: t(`admin.plan.${plan}`) }));
    },
    onError: (error) => toast(faultText(error), { tone: 'danger' }),
  });
  return (
    <Select
      aria-label={t('admin.planOf', { name: organization.name })}
      className="w-36"
      value={organization.plan}
      disabled={change.isPending}
      onChange={({ target }) => {
        const plan = plans.find((each) => each === target.value);
        if (plan) change.mutate(plan);
      }}
    >
      {plans.map((plan) => (
        <option key={plan} value={plan}>
          {t(`admin.plan.${plan}`)}
        </option>
      ))}
    </Select>
  );
};

const columns: Column<Organization>[] = [
  {
    key: 'name',
    head: <T id="admin.name" />,
    cell: (organization) => (
      <div className="min-w-36 wrap-anywhere">
        <bdi className="font-semibold">{organization.name}</bdi>
        <Link
          to={paths.audit({ organization: organization.id })}
          className="block text-14 text-ink-soft underline underline-offset-2"
        >
          <T id="layout.audit" />
        </Link>
      </div>
    ),
  },
  { key: 'plan', head: <T id="admin.plan" />, cell: (organization) => <Plan organization={organization} /> },
  { key: 'members', head: <T id="admin.members" />, numeric: true, wideOnly: true, cell: ({ members }) => members },
  {
    key: 'since',
    head: <T id="admin.since" />,
    wideOnly: true,
    cell: ({ created_at: at }) => <time dateTime={at}>{formatDay(at, viewerZone(), formatLocale)}</time>,
  },
];

/** Every organization, and what it pays for. */
export const OrganizationsPage = () => {
  const t = useT();
  const go = useGo();
  useTitle(t('layout.allOrganizations'));
  const { q } = useSearchTexts('q');
  const query = useInfiniteQuery(organizationsQuery(q));
  return (
    <div className="page">
      <PageHeader title={<T id="layout.allOrganizations" />} />
      <div className="grid grid-cols-1 gap-6">
        <ListSearch
          label={t('admin.searchOrganizations')}
          value={q ?? ''}
          onSearch={(text) => go(paths.adminOrganizations({ q: text }), { replace: true })}
        />
        <CursorList
          query={query}
          loading={<RowsToCome />}
          empty={
            <EmptyState icon={<Building2 aria-hidden />} title={<T id="admin.noOrganization" />}>
              <T id="admin.noOrganizationLead" />
            </EmptyState>
          }
        >
          {(rows) => (
            <Table caption={t('layout.allOrganizations')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          )}
        </CursorList>
      </div>
    </div>
  );
};
