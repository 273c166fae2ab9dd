import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarPlus, Plus, SearchX } from 'lucide-react';

import { NarrowList } from '@/components/organizer/narrow-list';
import { SignedIn } from '@/components/signed-in';
import { buttonClass } from '@/components/ui/button';
import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT } from '@/i18n/t';
import { useChosenOrganization } from '@/lib/chosen-organization';
import { paths } from '@/lib/paths';
import { myEvents, type EventFilters } from '@/lib/queries/organizer';
import { useSession } from '@/lib/queries/session';
import { Link, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { EventRow, EventRowSkeleton } from '../components/event-row';

// What can be looked at alone, and how the server calls it.
const shows = {
  upcoming: { status: 'published', when: 'upcoming' },
  draft: { status: 'draft' },
  past: { status: 'published', when: 'past' },
  cancelled: { status: 'cancelled' },
} as const satisfies Record<string, EventFilters>;
type Show = keyof typeof shows;
const isShow = (text: string | undefined): text is Show => text !== undefined && text in shows;

const NewEvent = () => (
  <Link to={paths.newEvent()} className={buttonClass()}>
    <Plus aria-hidden size={18} />
    <T id="organizer.newEvent" />
  </Link>
);

const Nothing = ({ narrowed }: { narrowed: boolean }) =>
  narrowed ? (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={<T id="organizer.noneFound" />}
      action={
        <Link to={paths.organizer()} className={buttonClass('secondary')}>
          <T id="organizer.showAll" />
        </Link>
      }
    />
  ) : (
    <EmptyState icon={<CalendarPlus aria-hidden />} title={<T id="organizer.noEvents" />} action={<NewEvent />}>
      <T id="organizer.noEventsLead" />
    </EmptyState>
  );

const Loading = () => {
  const t = useT();
  return (
    <ul aria-busy="true" aria-label={t('page.loading')}>
      {[0, 1, 2, 3].map((key) => (
        <EventRowSkeleton key={key} />
      ))}
    </ul>
  );
};

const List = () => {
  const t = useT();
  const { show, q } = useSearchTexts('show', 'q');
  const organization = useChosenOrganization();
  const query = useInfiniteQuery(
    myEvents({ ...(isShow(show) ? shows[show] : {}), q, organization_id: organization?.id }),
  );
  return (
    <div className="grid grid-cols-1 gap-5">
      <NarrowList
        filterLabel={t('organizer.filter')}
        all={t('organizer.show.all')}
        options={(Object.keys(shows) as Show[]).map((each) => ({ value: each, label: t(`organizer.show.${each}`) }))}
        chosen={show}
        searchLabel={t('organizer.searchEvents')}
        q={q}
        to={({ chosen, ...rest }) => paths.organizer({ show: chosen, ...rest })}
      />
      <CursorList query={query} loading={<Loading />} empty={<Nothing narrowed={Boolean(show ?? q)} />}>
        {(events) => (
          <ul>
            {events.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ul>
        )}
      </CursorList>
    </div>
  );
};

// Who has one organization need not be told which it is.
const useSeveral = () => {
  const session = useSession();
  const chosen = useChosenOrganization();
  return session && session.organizations.length > 1 ? chosen : undefined;
};

/** All events of the chosen organization. */
export const EventsPage = () => {
  const t = useT();
  useTitle(t('layout.yourEvents'));
  const organization = useSeveral();
  return (
    <div className="page">
      <PageHeader
        title={<T id="layout.yourEvents" />}
        lead={organization && <bdi>{organization.name}</bdi>}
        actions={<NewEvent />}
      />
      <SignedIn>{() => <List />}</SignedIn>
    </div>
  );
};
