import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { formatDayTime, viewerZone } from '@/lib/format/dates';

import type { Health } from '../api';

type Part = Health['parts'][number];

const looks = {
  running: { tone: 'success', icon: <CircleCheck aria-hidden size={14} /> },
  silent: { tone: 'warning', icon: <CircleAlert aria-hidden size={14} /> },
  away: { tone: 'danger', icon: <CircleX aria-hidden size={14} /> },
} as const;

const columns: Column<Part>[] = [
  { key: 'module', head: <T id="health.part" />, cell: ({ module }) => <span className="font-medium">{module}</span> },
  {
    key: 'state',
    head: <T id="admin.status" />,
    cell: ({ state }) => (
      <Badge {...looks[state]}>
        <T id={`health.state.${state}`} />
      </Badge>
    ),
  },
  {
    key: 'processes',
    head: <T id="health.processes" />,
    cell: ({ processes }) =>
      processes.map((process) => (
        <span key={`${process.host}:${process.pid}`} className="block text-14 text-ink-soft">
          <span className="font-mono">
            {process.host}:{process.pid}
          </span>
          {!process.database && (
            <span className="ml-2 text-danger">
              <T id="health.noDatabase" />
            </span>
          )}
        </span>
      )),
  },
  {
    key: 'version',
    head: <T id="health.version" />,
    wideOnly: true,
    cell: ({ processes }) => [...new Set(processes.map(({ version }) => version))].join(', '),
  },
  {
    key: 'since',
    head: <T id="health.since" />,
    wideOnly: true,
    cell: ({ processes: [first] }) =>
      first && (
        <time dateTime={first.started_at} className="text-14">
          {formatDayTime(first.started_at, viewerZone(), formatLocale)}
        </time>
      ),
  },
];

/** Every worker and the scheduler. */
export const Parts = ({ parts }: { parts: readonly Part[] }) => {
  const t = useT();
  return <Table caption={t('health.parts')} columns={columns} rows={parts} rowKey={({ module }) => module} />;
};
