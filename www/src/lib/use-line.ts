import { useQuery } from '@tanstack/react-query';

import { queryClient } from '@/lib/api/query-client';
import type { Line } from '@/lib/api/types';
import { channels } from '@/lib/live/channels';
import { useLive } from '@/lib/live/use-live';
import { lineOf } from '@/lib/queries/queue';

const pollEvery = 15_000;

/** The line for a ticket type or bundle, kept current while somebody looks. */
export const useLine = (itemId: string, active: boolean): Line | undefined => {
  const options = lineOf(itemId);
  const query = useQuery(options);
  useLive(
    channels.line(itemId),
    {
      state: (change: Partial<Line>) =>
        queryClient.setQueryData(options.queryKey, (known: Line | undefined) => known && { ...known, ...change }),
    },
    { poll: () => void query.refetch(), every: pollEvery, active },
  );
  return query.data;
};
