import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Banner } from '@/components/ui/banner';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import { cx } from '@/lib/cx';
import { formatTime, viewerZone } from '@/lib/format/dates';
import { useTitle } from '@/lib/use-title';

import { healthQuery, type Health } from '../api';
import { Parts } from '../components/parts';
import { StuckList } from '../components/stuck-list';

const Figure = ({ label, bad, children }: { label: MessageId; bad?: boolean; children: ReactNode }) => (
  <div className="grid content-start gap-1 border-line px-4 py-4 max-lg:even:border-l max-lg:[&:nth-child(n+3)]:border-t lg:not-first:border-l md:px-6">
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className={cx('title tabular text-22', bad && 'text-danger')}>{children}</dd>
  </div>
);

const minutes = (from: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));

const Figures = ({ health }: { health: Health }) => {
  const { news, at, stuck_payments: payments, stuck_refunds: refunds, differences } = health;
  const late = news.oldest_due ? minutes(news.oldest_due, at) : 0;
  const count = (value: number) => <T id="admin.count" values={{ count: value }} />;
  return (
    <dl className="grid grid-cols-2 rounded-surface border border-line bg-surface lg:grid-cols-4">
      <Figure label="health.waiting" bad={late >= 10}>
        {count(news.pending)}
        {late > 0 && (
          <span className="block font-sans text-14 font-normal">
            <T id="health.late" values={{ minutes: late }} />
          </span>
        )}
      </Figure>
      <Figure label="health.dead" bad={news.dead > 0}>
        {count(news.dead)}
      </Figure>
      <Figure label="health.stuckPayments" bad={payments + differences > 0}>
        {count(payments + differences)}
      </Figure>
      <Figure label="health.stuckRefunds" bad={refunds > 0}>
        {count(refunds)}
      </Figure>
    </dl>
  );
};

type Refusal = Health['refusals'][number];
type Gauge = Health['gauges'][number];

const refusalColumns: Column<Refusal>[] = [
  {
    key: 'code',
    head: <T id="health.refusal" />,
    cell: ({ code }) => <code className="font-mono text-14">{code}</code>,
  },
  {
    key: 'hour',
    head: <T id="health.hour" />,
    numeric: true,
    cell: ({ hour }) => <T id="admin.count" values={{ count: hour }} />,
  },
  {
    key: 'day',
    head: <T id="health.day" />,
    numeric: true,
    cell: ({ day }) => <T id="admin.count" values={{ count: day }} />,
  },
];

const gaugeColumns: Column<Gauge>[] = [
  { key: 'name', head: <T id="health.gauge" />, cell: ({ name }) => <code className="font-mono text-14">{name}</code> },
  {
    key: 'value',
    head: <T id="health.value" />,
    numeric: true,
    cell: ({ name, value }) => (
      <span className={cx(name.endsWith('_drift') && value !== 0 && 'font-semibold text-danger')}>
        <T id="admin.count" values={{ count: value }} />
      </span>
    ),
  },
  {
    key: 'at',
    head: <T id="health.at" />,
    numeric: true,
    cell: ({ at }) => <time dateTime={at}>{formatTime(at, viewerZone(), formatLocale)}</time>,
  },
];

const Section = ({ title, lead, children }: { title: MessageId; lead?: MessageId; children: ReactNode }) => (
  <section className="grid grid-cols-1 content-start gap-3">
    <h2 className="title text-22">
      <T id={title} />
    </h2>
    {lead && (
      <p className="max-w-measure text-ink-soft">
        <T id={lead} />
      </p>
    )}
    {children}
  </section>
);

const Whole = ({ health }: { health: Health }) => {
  const t = useT();
  return (
    <div className="grid grid-cols-1 gap-10">
      <Banner tone={health.good ? 'success' : 'danger'} title={<T id={health.good ? 'health.good' : 'health.bad'} />}>
        <T
          id="health.seen"
          values={{
            at: formatTime(health.at, viewerZone(), formatLocale),
            version: health.version,
            schema: health.schema,
          }}
        />
        {!health.redis && (
          <p className="text-danger">
            <T id="health.noRedis" />
          </p>
        )}
      </Banner>
      <Figures health={health} />
      <StuckList />
      <Section title="health.parts">
        <Parts parts={health.parts} />
      </Section>
      <div className="grid gap-10 lg:grid-cols-2">
        <Section title="health.refusals" lead="health.refusalsLead">
          {health.refusals.length > 0 && (
            <Table
              caption={t('health.refusals')}
              columns={refusalColumns}
              rows={health.refusals}
              rowKey={({ code }) => code}
            />
          )}
        </Section>
        <Section title="health.gauges" lead="health.gaugesLead">
          {health.gauges.length > 0 && (
            <Table
              caption={t('health.gauges')}
              columns={gaugeColumns}
              rows={health.gauges}
              rowKey={({ name }) => name}
            />
          )}
        </Section>
      </div>
    </div>
  );
};

/** The running installation at a glance; it looks again every ten seconds. */
export const HealthPage = () => {
  const t = useT();
  useTitle(t('layout.health'));
  const query = useQuery(healthQuery);
  return (
    <div className="page">
      <PageHeader title={<T id="layout.health" />} />
      {query.isPending && <SkeletonText lines={10} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Whole health={query.data} />}
    </div>
  );
};
