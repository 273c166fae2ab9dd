import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { T, useT } from '@/i18n/t';
import { cx } from '@/lib/cx';
import { categoriesQuery } from '@/lib/queries/events';

import type { EventFilters } from '../api/search-events';

const Chip = ({ on, onPress, children }: { on: boolean; onPress: () => void; children: ReactNode }) => (
  <button
    type="button"
    aria-pressed={on}
    onClick={onPress}
    className={cx(
      'min-h-9 shrink-0 rounded-pill border px-3.5 text-14 font-medium transition-colors pointer-coarse:min-h-11',
      on ? 'border-accent bg-accent text-on-accent' : 'border-line-strong text-ink-soft hover:bg-sunken hover:text-ink',
    )}
  >
    {children}
  </button>
);

type Props = { filters: EventFilters; onChange: (change: EventFilters) => void };

/** The kinds of events, and free ones, as switches. */
export const FilterRow = ({ filters, onChange }: Props) => {
  const t = useT();
  const categories = useQuery(categoriesQuery).data?.items ?? [];
  return (
    <div
      role="group"
      aria-label={t('events.filters')}
      className="-mx-4 flex min-h-11 items-center gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0 lg:min-h-22"
    >
      <Chip on={filters.free !== undefined} onPress={() => onChange({ free: filters.free ? undefined : '1' })}>
        <T id="price.free" />
      </Chip>
      {categories.map(({ id, slug, name }) => (
        <Chip
          key={id}
          on={filters.category === slug}
          onPress={() => onChange({ category: filters.category === slug ? undefined : slug })}
        >
          {name}
        </Chip>
      ))}
    </div>
  );
};
