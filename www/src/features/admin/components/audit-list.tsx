import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { ScrollText, VenetianMask } from 'lucide-react';

import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { RowsToCome } from '@/components/organizer/rows-to-come';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { Link } from '@/lib/router/navigation';

import type { AuditEntry, AuditFilters } from '../api';
import { inWords } from '../detail';
import { Detail } from './audit-detail';

const linkLook = 'underline decoration-line-strong underline-offset-2 hover:decoration-current';

/** The address of the log narrowed to something. */
type To = (filters: AuditFilters) => string;

const Who = ({ entry, to }: { entry: AuditEntry; to: To }) => (
  <div className="min-w-32">
    {entry.actor_id ? (
      <Link to={to({ actor: entry.actor_id })} className={linkLook}>
        <bdi>{entry.actor_name || entry.actor_id}</bdi>
      </Link>
    ) : (
      <span className="text-ink-soft">
        <T id={entry.address ? 'audit.guest' : 'audit.system'} />
      </span>
    )}
    {entry.impersonator_id && (
      <span className="mt-0.5 flex items-center gap-1 text-14 text-warning">
        <VenetianMask aria-hidden size={14} />
        <T id="audit.by" values={{ name: <bdi>{entry.impersonator_name}</bdi> }} />
      </span>
    )}
    {entry.address && <span className="block font-mono text-12 text-ink-faint">{entry.address}</span>}
  </div>
);

const Subject = ({ id, to }: { id: string; to: To }) =>
  id && (
    <Link to={to({ subject: id })} className={`font-mono text-12 break-all ${linkLook}`}>
      {id}
    </Link>
  );

const What = ({ entry, to }: { entry: AuditEntry; to: To }) => (
  <div className="min-w-40">
    <Link to={to({ action: entry.action })} title={entry.action} className={`font-medium ${linkLook}`}>
      {inWords(entry.action)}
    </Link>
    <span className="block md:hidden">
      <Subject id={entry.subject_id} to={to} />
    </span>
    <Detail text={entry.detail} />
    <time dateTime={entry.at} className="mt-1 block text-14 text-ink-faint md:hidden">
      {formatDayTime(entry.at, viewerZone(), formatLocale)}
    </time>
  </div>
);

const organizationColumn = (to: To): Column<AuditEntry> => ({
  key: 'organization',
  head: <T id="audit.organization" />,
  wideOnly: true,
  cell: (entry) =>
    entry.organization_id && (
      <Link to={to({ organization: entry.organization_id })} className={linkLook}>
        <bdi>{entry.organization_name || entry.organization_id}</bdi>
      </Link>
    ),
});

const columnsFor = (to: To, organizations: boolean): Column<AuditEntry>[] => [
  {
    key: 'at',
    head: <T id="audit.when" />,
    wideOnly: true,
    cell: (entry) => (
      <time dateTime={entry.at} title={entry.at} className="whitespace-nowrap">
        {formatDayTime(entry.at, viewerZone(), formatLocale)}
      </time>
    ),
  },
  { key: 'who', head: <T id="audit.who" />, cell: (entry) => <Who entry={entry} to={to} /> },
  { key: 'what', head: <T id="audit.what" />, cell: (entry) => <What entry={entry} to={to} /> },
  {
    key: 'subject',
    head: <T id="audit.subject" />,
    wideOnly: true,
    cell: (entry) => <Subject id={entry.subject_id} to={to} />,
  },
  ...(organizations ? [organizationColumn(to)] : []),
];

type Props = {
  query: UseInfiniteQueryResult<InfiniteData<{ items: AuditEntry[] }>>;
  to: To;
  /** Whether entries of several organizations may be among them. */
  organizations?: boolean;
};

/** Who did what, newest first; each part of a row narrows the log to itself. */
export const AuditList = ({ query, to, organizations = false }: Props) => {
  const t = useT();
  return (
    <CursorList
      query={query}
      loading={<RowsToCome />}
      empty={
        <EmptyState icon={<ScrollText aria-hidden />} title={<T id="audit.none" />}>
          <T id="audit.noneLead" />
        </EmptyState>
      }
    >
      {(rows) => (
        <Table
          caption={t('layout.audit')}
          columns={columnsFor(to, organizations)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </CursorList>
  );
};
