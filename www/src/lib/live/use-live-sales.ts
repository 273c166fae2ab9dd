import { queryClient } from '@/lib/api/query-client';
import type { Dashboard } from '@/lib/api/types';
import { dashboardOf } from '@/lib/queries/organizer';

import { channels } from './channels';
import { take } from './take';
import { useLive, type LiveState } from './use-live';

type Sales = Omit<Dashboard, 'series'>;
type Door = { admitted: number; expected: number; checked_in: number };

/** The day of the plot that grows is today, which is always the last. */
const withSales = (known: Dashboard | undefined, sales: Sales): Dashboard | undefined => {
  const last = known?.series.at(-1);
  if (!known || !last) return known;
  const today = { ...last, sold: sales.today.sold, gross: sales.today.gross.amount };
  return { ...known, ...sales, series: [...known.series.slice(0, -1), today] };
};

/** Keeps an event's dashboard current while it is on the screen: sales as they are made, people as they come in. */
export const useLiveSales = (eventId: string, active: boolean): LiveState => {
  const { queryKey } = dashboardOf(eventId);
  const change = (to: (known: Dashboard | undefined) => Dashboard | undefined) => void take(queryKey, to);
  return useLive(
    channels.organizer(eventId),
    {
      sales: (sales: Sales) => change((known) => withSales(known, sales)),
      door: ({ checked_in }: Door) => change((known) => known && { ...known, checked_in }),
    },
    { active, poll: () => void queryClient.refetchQueries({ queryKey, exact: true }) },
  );
};
