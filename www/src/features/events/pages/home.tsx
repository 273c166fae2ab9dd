import { useSearch } from 'wouter';

import { Button } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { useGo } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { filtersFrom, type EventFilters } from '../api/search-events';
import { EventList } from '../components/event-list';
import { FilterRow } from '../components/filter-row';
import { SearchBar } from '../components/search-bar';

/** Search first, then what is on. */
export const HomePage = () => {
  const t = useT();
  useTitle(t('events.title'));
  const filters = filtersFrom(new URLSearchParams(useSearch()));
  const go = useGo();
  const show = (next: EventFilters) => go(paths.home(next));
  const narrowed = Object.keys(filters).length > 0;
  return (
    <>
      <section className="border-b border-line bg-sunken">
        <div className="page grid gap-5 py-8 md:py-14">
          <h1 tabIndex={-1} className="title text-36 md:text-48">
            <T id="events.headline" />
          </h1>
          <SearchBar filters={filters} onSearch={show} />
          <FilterRow filters={filters} onChange={(change) => show({ ...filters, ...change })} />
        </div>
      </section>
      <section className="page grid gap-6 pt-8">
        <h2 className="title text-22">
          <T id={narrowed ? 'events.found' : 'events.upcoming'} />
        </h2>
        <EventList
          filters={filters}
          clear={
            narrowed && (
              <Button look="secondary" onClick={() => show({})}>
                <T id="events.clear" />
              </Button>
            )
          }
        />
      </section>
    </>
  );
};
