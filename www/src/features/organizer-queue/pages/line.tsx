import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft, UsersRound } from 'lucide-react';

import { EventFrame } from '@/components/organizer/event-frame';
import { FilterChips } from '@/components/organizer/filter-chips';
import { PersonCell } from '@/components/organizer/person-cell';
import { SalesTable } from '@/components/organizer/sales-table';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { formatNumber, T, useT } from '@/i18n/t';
import type { Event, LineEntry, QueueEntry } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { linesOf, peopleIn } from '@/lib/queries/organizer';
import { Link, useParam, useSearchTexts } from '@/lib/router/navigation';

type Status = QueueEntry['status'];

const statuses: readonly Status[] = ['waiting', 'offered', 'purchased', 'expired', 'cancelled'];

const tones: Record<Status, Tone> = {
  waiting: 'info',
  offered: 'accent',
  purchased: 'success',
  expired: 'warning',
  cancelled: 'neutral',
};

const EntryStatus = ({ status }: { status: Status }) => (
  <Badge tone={tones[status]}>
    <T id={`lines.status.${status}`} />
  </Badge>
);

const Number = ({ value }: { value: number }) => <>{formatNumber(value)}</>;

const columnsFor = (event: Event): Column<LineEntry>[] => [
  {
    key: 'place',
    head: <T id="lines.place" />,
    cell: ({ turn, status }) => (
      <span className="tabular font-semibold">
        {turn === null || status !== 'waiting' ? '–' : <Number value={turn} />}
      </span>
    ),
  },
  {
    key: 'name',
    head: <T id="lines.name" />,
    cell: ({ name, email, status, quantity }) => (
      <PersonCell name={name && <bdi className="font-semibold">{name}</bdi>} email={email}>
        <span className="block">
          <T id="lines.count" values={{ count: quantity }} />
        </span>
        <EntryStatus status={status} />
      </PersonCell>
    ),
  },
  { key: 'quantity', head: <T id="lines.quantity" />, numeric: true, wideOnly: true, cell: ({ quantity }) => quantity },
  {
    key: 'joined',
    head: <T id="lines.joined" />,
    wideOnly: true,
    cell: ({ created_at: at }) => <time dateTime={at}>{formatDayTime(at, event.zone, formatLocale)}</time>,
  },
  {
    key: 'status',
    head: <T id="lines.status" />,
    wideOnly: true,
    cell: ({ status }) => <EntryStatus status={status} />,
  },
];

const People = ({ event }: { event: Event }) => {
  const t = useT();
  const item = useParam('item');
  const asked = useSearchTexts('status').status;
  const status = statuses.find((each) => each === asked);
  const line = useQuery(linesOf(event.id)).data?.items.find(({ item_id: id }) => id === item);
  const query = useInfiniteQuery(peopleIn(item, status));
  return (
    <div className="grid grid-cols-1 gap-4">
      <div>
        <Link
          to={paths.eventQueue(event.id)}
          className="inline-flex min-h-11 items-center gap-2 text-14 font-semibold text-accent"
        >
          <ArrowLeft aria-hidden size={16} />
          <T id="lines.all" />
        </Link>
        <h2 className="title min-h-7 text-22" dir="auto">
          {line?.item_name}
        </h2>
      </div>
      <FilterChips
        label={t('lines.which')}
        value={status ?? ''}
        chips={[
          { value: '', label: t('sales.all'), to: paths.eventLine(event.id, item) },
          ...statuses.map((each) => ({
            value: each,
            label: t(`lines.status.${each}`),
            to: paths.eventLine(event.id, item, { status: each }),
          })),
        ]}
      />
      <SalesTable
        query={query}
        caption={t('lines.people')}
        columns={columnsFor(event)}
        narrowed={status !== undefined}
        none={{ icon: <UsersRound aria-hidden />, title: 'lines.nobody', lead: 'lines.nobodyLead' }}
      />
    </div>
  );
};

/** Who stands in a line, in order. */
export const LinePage = () => (
  <EventFrame title="organizer.section.queue">{(event) => <People event={event} />}</EventFrame>
);
