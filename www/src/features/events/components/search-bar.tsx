import { MapPin, Search } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { textOf } from '@/lib/text';

import type { EventFilters } from '../api/search-events';
import { spans } from '../when';

const Slot = ({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) => (
  <label className="relative block min-w-0">
    <span className="sr-only">{label}</span>
    {icon && <span className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint">{icon}</span>}
    {children}
  </label>
);

type Props = { filters: EventFilters; onSearch: (filters: EventFilters) => void };

/** What, where, when: the first thing on the first page. The key makes it follow the URL. */
export const SearchBar = ({ filters, onSearch }: Props) => {
  const t = useT();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const when = textOf(entered.get('when'));
    onSearch({
      ...filters,
      q: textOf(entered.get('q')),
      city: textOf(entered.get('city')),
      when: when === 'dates' ? undefined : when,
      ...(when === 'dates' ? {} : { from: undefined, to: undefined }),
    });
  };
  const dated = filters.from ?? filters.to;
  return (
    <form
      key={JSON.stringify(filters)}
      role="search"
      onSubmit={submit}
      className="grid gap-2.5 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Slot label={t('events.search.what')} icon={<Search aria-hidden size={18} />}>
        <Input
          type="search"
          name="q"
          enterKeyHint="search"
          defaultValue={filters.q}
          placeholder={t('search.placeholder')}
          className="h-12 pl-10"
        />
      </Slot>
      <div className="grid grid-cols-2 gap-2.5 md:contents">
        <Slot label={t('events.search.where')} icon={<MapPin aria-hidden size={18} />}>
          <Input
            name="city"
            defaultValue={filters.city}
            placeholder={t('events.search.anywhere')}
            autoComplete="address-level2"
            className="h-12 pl-10"
          />
        </Slot>
        <Slot label={t('events.search.when')}>
          <Select name="when" defaultValue={dated ? 'dates' : (filters.when ?? '')} className="h-12">
            <option value="">{t('events.when.any')}</option>
            {spans.map((span) => (
              <option key={span} value={span}>
                {t(`events.when.${span}`)}
              </option>
            ))}
            {dated && <option value="dates">{t('events.when.dates')}</option>}
          </Select>
        </Slot>
      </div>
      <Button type="submit" className="min-h-12">
        <T id="events.search.go" />
      </Button>
    </form>
  );
};
