import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { guest } from '@/lib/api/order-access';
import { queryClient } from '@/lib/api/query-client';
import type { QueueEntry } from '@/lib/api/types';
import { entryById, myEntries } from '@/lib/queries/queue';

const changed = (entry: QueueEntry, secret: string | undefined) => {
  queryClient.setQueryData(entryById(entry.id, secret).queryKey, entry);
  void queryClient.invalidateQueries(myEntries);
};

/** Gives one's place in line up, and the tickets that are kept for it. */
export const useLeave = (id: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () => ok(api.DELETE('/queue/entries/{id}', { params: { path: { id } }, ...guest(secret) })),
    onSuccess: (entry) => changed(entry, secret),
  });

/** Stands at the end again, after an offer that ran out. */
export const useRejoin = (id: string, secret: string | undefined) =>
  useMutation({
    mutationFn: () => ok(api.POST('/queue/entries/{id}/rejoin', { params: { path: { id } }, ...guest(secret) })),
    onSuccess: (entry) => changed(entry, secret),
  });
