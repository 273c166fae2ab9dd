import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Missing } from '@/components/missing';
import { SignedIn } from '@/components/signed-in';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Fault } from '@/components/ui/fault';
import { Skeleton, SkeletonLines } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import type { Event } from '@/lib/api/types';
import { formatSpan, zoneName } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { managedEvent } from '@/lib/queries/organizer';
import { Link, useParam } from '@/lib/router/navigation';
import { useCurrentInSight } from '@/lib/use-current-in-sight';
import { useTitle } from '@/lib/use-title';

import { EventMenu } from './event-menu';
import { EventStatus } from './event-status';

const sections: readonly { label: MessageId; to: (id: string) => string; only?: Event['status'] }[] = [
  { label: 'organizer.section.home', to: paths.manage },
  { label: 'organizer.section.cancellation', to: paths.cancellation, only: 'cancelled' },
  { label: 'organizer.section.details', to: paths.editEvent },
  { label: 'organizer.section.tickets', to: paths.ticketTypes },
  { label: 'organizer.section.questions', to: paths.eventQuestions },
  { label: 'organizer.section.queue', to: paths.eventQueue },
  { label: 'organizer.section.orders', to: (id) => paths.eventOrders(id) },
  { label: 'organizer.section.attendees', to: (id) => paths.attendees(id) },
  { label: 'organizer.section.settlement', to: paths.settlement },
  { label: 'organizer.section.staff', to: paths.staff },
];

const Sections = ({ event: { id, status }, here }: { event: Event; here: MessageId }) => {
  const t = useT();
  return (
    <nav
      ref={useCurrentInSight(here)}
      aria-label={t('organizer.sections')}
      data-print="no"
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 md:mx-0 md:px-0"
    >
      {sections.map(
        ({ label, to, only = status }) =>
          only === status && (
            <Link
              key={label}
              to={to(id)}
              aria-current={label === here ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-3 font-medium text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              <T id={label} />
            </Link>
          ),
      )}
    </nav>
  );
};

const Where = ({ event }: { event: Event }) => {
  if (event.venue) return <bdi>{[event.venue.name, event.venue.city].filter(Boolean).join(', ')}</bdi>;
  return <T id={event.online_url ? 'organizer.online' : 'organizer.noPlace'} />;
};

const Head = ({ event, title }: { event: Event; title: MessageId }) => (
  <header className="grid gap-2 pt-5 pb-4 md:pt-8">
    <Breadcrumb
      links={[
        <Link key="all" to={paths.organizer()}>
          <T id="layout.yourEvents" />
        </Link>,
      ]}
      here={<T id={title} />}
    />
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <h1 tabIndex={-1} className="title text-28 md:text-36">
          <bdi>{event.name}</bdi>
        </h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
          <EventStatus event={event} />
          <span>
            {formatSpan(event.starts_at, event.ends_at, event.zone, formatLocale)}{' '}
            {zoneName(event.starts_at, event.zone, formatLocale)}
          </span>
          <Where event={event} />
        </p>
      </div>
      <EventMenu event={event} />
    </div>
  </header>
);

const Framed = ({ title, children }: Props) => {
  const t = useT();
  const query = useQuery(managedEvent(useParam('id')));
  useTitle(query.data && `${t(title)} · ${query.data.name}`);
  if (query.data) {
    return (
      <>
        <Head event={query.data} title={title} />
        <Sections event={query.data} here={title} />
        <div className="pt-6 md:pt-8">{children(query.data)}</div>
      </>
    );
  }
  if (query.isPending) {
    return (
      <div role="status" aria-busy="true" aria-label={t('page.loading')} className="grid gap-5 pt-8">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-10 w-2/3 max-w-md" />
        <Skeleton className="h-11 w-full" />
        <SkeletonLines lines={5} />
      </div>
    );
  }
  if (isStatus(query.error, 404)) return <Missing />;
  return (
    <div className="pt-8">
      <Fault error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
};

type Props = { title: MessageId; children: (event: Event) => ReactNode };

/** What stands above every page about one event: its name and state, what can be done to it, its other pages. */
export const EventFrame = (props: Props) => (
  <div className="page">
    <SignedIn>{() => <Framed {...props} />}</SignedIn>
  </div>
);
