import type { ReactNode } from 'react';

import { useGo } from '@/lib/router/navigation';

import { FilterChips } from './filter-chips';
import { ListSearch } from './list-search';

type Change = { chosen?: string | undefined; q?: string | undefined };

type Props = {
  filterLabel: string;
  /** What is called the whole list. */
  all: ReactNode;
  /** The ways to narrow it. */
  options: readonly { value: string; label: ReactNode }[];
  chosen: string | undefined;
  searchLabel: string;
  q: string | undefined;
  /** The address of the list narrowed in another way. */
  to: (narrowed: Change) => string;
};

/** What stands above an organizer's list: chips and a search, both kept in the address. */
export const NarrowList = ({ filterLabel, all, options, chosen, searchLabel, q, to }: Props) => {
  const go = useGo();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <FilterChips
        label={filterLabel}
        value={chosen ?? ''}
        chips={[
          { value: '', label: all, to: to({ q }) },
          ...options.map((option) => ({ ...option, to: to({ chosen: option.value, q }) })),
        ]}
      />
      <ListSearch
        label={searchLabel}
        value={q ?? ''}
        onSearch={(text) => go(to({ chosen, q: text }), { replace: true })}
      />
    </div>
  );
};
