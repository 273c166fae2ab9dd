import { useQuery } from '@tanstack/react-query';

import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { Table } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Organization, Usage } from '@/lib/api/types';
import { formatMoney } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/percent';
import { usageOf } from '@/lib/queries/organization';

import { may, OrganizationFrame } from '../components/frame';

const monthName = (month: string): string =>
  new Intl.DateTimeFormat(formatLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

const size = (bytes: number): string => {
  const mega = bytes / 1_000_000;
  return new Intl.NumberFormat(formatLocale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: mega < 10 ? 1 : 0,
  }).format(mega);
};

const Used = ({ label, used, most }: { label: string; used: number | undefined; most: number | null }) => {
  const t = useT();
  const full = most !== null && used !== undefined && used >= most;
  return (
    <div className="grid gap-1.5 rounded-surface border border-line bg-surface p-4">
      <dt className="text-14 text-ink-soft">{label}</dt>
      <dd className="tabular text-18 font-semibold">
        {used === undefined
          ? most === null
            ? t('plan.unlimited')
            : most.toLocaleString(formatLocale)
          : most === null
            ? used.toLocaleString(formatLocale)
            : t('plan.of', { used, most })}
      </dd>
      {most !== null && used !== undefined && (
        <dd aria-hidden className="h-1.5 overflow-hidden rounded-pill bg-sunken">
          <div
            className={full ? 'h-full bg-warning' : 'h-full bg-accent'}
            style={{ width: `${Math.min(100, (used / most) * 100)}%` }}
          />
        </dd>
      )}
      {full && (
        <dd className="text-14 text-warning">
          <T id="plan.full" />
        </dd>
      )}
    </div>
  );
};

const Months = ({ usage }: { usage: Usage }) => {
  const t = useT();
  return (
    <section className="grid gap-4">
      <h2 className="title text-22">
        <T id="plan.usage" />
      </h2>
      <Table
        caption={t('plan.usage')}
        rows={[...usage.months].reverse()}
        rowKey={({ month }) => month}
        columns={[
          { key: 'month', head: t('plan.month'), cell: ({ month }) => monthName(month) },
          { key: 'events', head: t('plan.events'), cell: ({ events }) => events, numeric: true, wideOnly: true },
          { key: 'orders', head: t('plan.orders'), cell: ({ orders }) => orders, numeric: true },
          {
            key: 'revenue',
            head: t('plan.revenue'),
            numeric: true,
            cell: ({ revenue }) =>
              revenue.length === 0
                ? '–'
                : revenue.map((money) => (
                    <span key={money.currency} className="block">
                      {formatMoney(money, formatLocale)}
                    </span>
                  )),
          },
          { key: 'members', head: t('plan.members'), cell: ({ members }) => members, numeric: true, wideOnly: true },
          {
            key: 'storage',
            head: t('plan.storage'),
            cell: ({ storage }) => size(storage),
            numeric: true,
            wideOnly: true,
          },
        ]}
      />
      <p className="max-w-measure text-14 text-ink-faint">
        <T id="plan.usageHint" />
      </p>
    </section>
  );
};

const Plan = ({ organization }: { organization: Organization }) => {
  const t = useT();
  const allowed = may(organization, 'money');
  const query = useQuery({ ...usageOf(organization.id), enabled: allowed });
  const { limits } = organization;
  return (
    <div className="grid gap-10">
      <section className="grid gap-4">
        <h2 className="title text-22">
          <T id={`plan.name.${organization.plan}`} />
        </h2>
        <p className="max-w-measure text-ink-soft">
          <T
            id="plan.lead"
            values={{
              free: limits.fee_percent === 0 ? 'yes' : 'no',
              fee: formatPercent(limits.fee_percent, formatLocale),
            }}
          />
        </p>
        <dl className="grid gap-3 sm:grid-cols-3">
          <Used label={t('plan.members')} used={organization.members} most={limits.members} />
          <Used label={t('plan.openEvents')} used={query.data?.events} most={limits.events} />
          <Used label={t('plan.prompts')} used={undefined} most={limits.ai_prompts_per_day} />
        </dl>
      </section>
      {!allowed && (
        <p className="text-ink-soft">
          <T id="plan.noMoney" />
        </p>
      )}
      {allowed && query.isPending && <SkeletonText lines={6} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Months usage={query.data} />}
    </div>
  );
};

/** What the plan allows, and what was used of it. */
export const PlanPage = () => (
  <OrganizationFrame title="organization.plan">
    {(organization) => <Plan organization={organization} />}
  </OrganizationFrame>
);
