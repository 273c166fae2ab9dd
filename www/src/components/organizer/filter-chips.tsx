import type { ReactNode } from 'react';

import { Link } from '@/lib/router/navigation';
import { useCurrentInSight } from '@/lib/use-current-in-sight';

type Chip = { value: string; label: ReactNode; to: string };

/** One of a few ways to narrow a list. They are links, so that the choice is in the address. */
export const FilterChips = ({ label, chips, value }: { label: string; chips: readonly Chip[]; value: string }) => (
  <nav
    ref={useCurrentInSight(value)}
    aria-label={label}
    className="-mx-4 flex max-w-[calc(100%+2rem)] min-w-0 gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:max-w-full md:flex-wrap md:px-0"
  >
    {chips.map((chip) => (
      <Link
        key={chip.value}
        to={chip.to}
        aria-current={chip.value === value ? 'true' : undefined}
        className="inline-flex min-h-9 shrink-0 items-center rounded-pill border border-line-strong px-3.5 text-14 font-medium text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent aria-[current=true]:text-on-accent pointer-coarse:min-h-11"
      >
        {chip.label}
      </Link>
    ))}
  </nav>
);
