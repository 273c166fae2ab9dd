import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FileDown, UsersRound } from 'lucide-react';

import { EventFrame } from '@/components/organizer/event-frame';
import { NarrowList } from '@/components/organizer/narrow-list';
import { PersonCell } from '@/components/organizer/person-cell';
import { SalesTable } from '@/components/organizer/sales-table';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import type { Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Attendee, Event } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths, withSearch } from '@/lib/paths';
import { attendeesOf, managedTypes } from '@/lib/queries/organizer';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';

const statuses = ['valid', 'used', 'cancelled'] as const;

const tones = { valid: 'info', used: 'success', cancelled: 'danger', transferred: 'neutral' } as const;

const HolderStatus = ({ status }: { status: Attendee['status'] }) => (
  <Badge tone={tones[status]}>
    <T id={`sales.ticket.${status}`} />
  </Badge>
);

const columnsFor = (event: Event): Column<Attendee>[] => [
  {
    key: 'holder',
    head: <T id="sales.holder" />,
    cell: ({ holder, ticket_type: type, status }) => (
      <PersonCell name={<bdi className="font-semibold">{holder.name}</bdi>} email={holder.email}>
        <span className="block text-14 text-ink-soft">
          <bdi>{type.name}</bdi>
        </span>
        <HolderStatus status={status} />
      </PersonCell>
    ),
  },
  {
    key: 'answers',
    head: <T id="desk.answers" />,
    cell: ({ answers }) => (
      <ul className="min-w-40 text-14 text-ink-soft">
        {answers.map(({ question_id: id, question, answer }) => (
          <li key={id} dir="auto">
            {question}: {answer.replaceAll('\n', ', ')}
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: 'type',
    head: <T id="sales.type" />,
    wideOnly: true,
    cell: ({ ticket_type: type }) => <span dir="auto">{type.name}</span>,
  },
  {
    key: 'number',
    head: <T id="sales.number" />,
    cell: ({ number }) => <span className="font-mono text-14 whitespace-nowrap">{number}</span>,
  },
  {
    key: 'order',
    head: <T id="sales.orderHead" />,
    wideOnly: true,
    cell: ({ order }) => (
      <Link
        to={paths.eventOrder(event.id, order.id)}
        className="font-mono text-14 whitespace-nowrap underline underline-offset-2"
      >
        {order.number}
      </Link>
    ),
  },
  {
    key: 'status',
    head: <T id="sales.status" />,
    wideOnly: true,
    cell: ({ status, checked_in_at: at }) => (
      <>
        <HolderStatus status={status} />
        {at && <span className="block text-14 text-ink-soft">{formatDayTime(at, event.zone, formatLocale)}</span>}
      </>
    ),
  },
];

const Attendees = ({ event }: { event: Event }) => {
  const t = useT();
  const go = useGo();
  const { q, status, type } = useSearchTexts('q', 'status', 'type');
  const types = useQuery(managedTypes(event.id)).data?.items ?? [];
  const query = useInfiniteQuery(
    attendeesOf(event.id, { q, status: statuses.find((each) => each === status), ticket_type_id: type }),
  );
  const answered = query.data?.pages.some(({ items }) => items.some(({ answers }) => answers.length > 0));
  const to = (change: Record<string, string | undefined>) => paths.attendees(event.id, { q, status, type, ...change });
  return (
    <div className="grid grid-cols-1 gap-4">
      <NarrowList
        filterLabel={t('sales.filter')}
        all={t('sales.all')}
        options={statuses.map((each) => ({ value: each, label: t(`sales.ticket.${each}`) }))}
        chosen={status}
        searchLabel={t('sales.searchAttendees')}
        q={q}
        to={({ chosen, ...rest }) => to({ status: chosen, ...rest })}
      />
      <div className="flex flex-wrap items-center gap-3">
        {types.length > 1 && (
          <Select
            aria-label={t('sales.type')}
            value={type ?? ''}
            onChange={({ target }) => go(to({ type: target.value }))}
            className="sm:max-w-64"
          >
            <option value="">{t('sales.allTypes')}</option>
            {types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        {/* What is exported is what is seen. */}
        <a
          href={withSearch(`/api/events/${event.id}/attendees.csv`, { q, status, ticket_type_id: type })}
          download
          className={`${buttonClass('secondary', 'small')} ml-auto`}
        >
          <FileDown aria-hidden size={16} />
          <T id="sales.export" />
        </a>
      </div>
      <SalesTable
        query={query}
        caption={t('organizer.section.attendees')}
        columns={columnsFor(event).filter(({ key }) => key !== 'answers' || answered)}
        narrowed={Boolean(q ?? status ?? type)}
        none={{ icon: <UsersRound aria-hidden />, title: 'sales.noAttendees', lead: 'sales.noAttendeesLead' }}
      />
    </div>
  );
};

/** Everybody who holds a ticket. */
export const AttendeesPage = () => (
  <EventFrame title="organizer.section.attendees">{(event) => <Attendees event={event} />}</EventFrame>
);
