import { useQuery } from '@tanstack/react-query';

import { queryClient } from '@/lib/api/query-client';
import type { QueueEntry } from '@/lib/api/types';
import { channels } from '@/lib/live/channels';
import { useLive } from '@/lib/live/use-live';
import { entryById } from '@/lib/queries/queue';

const pollEvery = 5_000;

/** Whether it can still come to something: its place counts, or its tickets are kept. */
export const isLive = ({ status }: Pick<QueueEntry, 'status'>): boolean => status === 'waiting' || status === 'offered';

/** The ticket type or bundle somebody stands in line for. */
export const itemOf = ({ ticket_type_id: type, bundle_id: bundle }: QueueEntry): string => type ?? bundle ?? '';

/** A place in line, kept current for as long as it can change; also in a tab that nobody looks at. */
export const useEntry = (id: string, secret: string | undefined) => {
  const options = entryById(id, secret);
  const query = useQuery(options);
  const live = useLive(
    channels.entry(id, secret),
    {
      // What is pushed is what changes of it; the rest is known.
      state: (change: Partial<QueueEntry>) =>
        queryClient.setQueryData(options.queryKey, (known: QueueEntry | undefined) => known && { ...known, ...change }),
    },
    {
      poll: () => void query.refetch(),
      every: pollEvery,
      active: query.data !== undefined && isLive(query.data),
      staysHidden: true,
    },
  );
  return { query, live };
};
