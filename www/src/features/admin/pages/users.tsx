import { useInfiniteQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';

import { NarrowList } from '@/components/organizer/narrow-list';
import { PersonCell } from '@/components/organizer/person-cell';
import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RowsToCome } from '@/components/organizer/rows-to-come';
import { Table, type Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { formatDay, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { peopleQuery, type PeopleFilters, type Person } from '../api';
import { PeopleFigures } from '../components/figures';
import { PersonStatus } from '../components/person-status';

const narrowings = {
  suspended: { status: 'suspended' },
  admins: { role: 'admin' },
  organizers: { role: 'organizer' },
} as const satisfies Record<string, PeopleFilters>;
const isNarrowing = (text: string | undefined): text is keyof typeof narrowings =>
  text !== undefined && text in narrowings;

const columns: Column<Person>[] = [
  {
    key: 'name',
    head: <T id="admin.name" />,
    cell: (person) => (
      <PersonCell
        name={
          <Link to={paths.adminUser(person.id)} className="font-semibold underline-offset-2 hover:underline">
            <bdi>{person.name}</bdi>
          </Link>
        }
        email={person.email}
      >
        <PersonStatus person={person} />
      </PersonCell>
    ),
  },
  {
    key: 'status',
    head: <T id="admin.status" />,
    wideOnly: true,
    cell: (person) => <PersonStatus person={person} />,
  },
  {
    key: 'since',
    head: <T id="admin.since" />,
    wideOnly: true,
    cell: (person) => (
      <time dateTime={person.created_at}>{formatDay(person.created_at, viewerZone(), formatLocale)}</time>
    ),
  },
];

/** Everybody with an account. */
export const UsersPage = () => {
  const t = useT();
  useTitle(t('layout.people'));
  const { q, show } = useSearchTexts('q', 'show');
  const query = useInfiniteQuery(peopleQuery({ q, ...(isNarrowing(show) ? narrowings[show] : {}) }));
  return (
    <div className="page">
      <PageHeader title={<T id="layout.people" />} />
      <div className="grid grid-cols-1 gap-6">
        <PeopleFigures />
        <NarrowList
          filterLabel={t('admin.show')}
          all={t('admin.everybody')}
          options={(['suspended', 'admins', 'organizers'] as const).map((each) => ({
            value: each,
            label: t(`admin.only.${each}`),
          }))}
          chosen={show}
          searchLabel={t('admin.searchPeople')}
          q={q}
          to={({ chosen, ...rest }) => paths.adminUsers({ show: chosen, ...rest })}
        />
        <CursorList
          query={query}
          loading={<RowsToCome />}
          empty={
            <EmptyState icon={<Users aria-hidden />} title={<T id="admin.nobody" />}>
              <T id="admin.nobodyLead" />
            </EmptyState>
          }
        >
          {(rows) => <Table caption={t('layout.people')} columns={columns} rows={rows} rowKey={({ id }) => id} />}
        </CursorList>
      </div>
    </div>
  );
};
