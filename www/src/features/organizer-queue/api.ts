import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { LineChange } from '@/lib/api/types';
import { linesOf } from '@/lib/queries/organizer';
import { lineOf } from '@/lib/queries/queue';

/** Holds a line, lets it go on, or changes how fast it moves. */
export const useControl = (eventId: string, itemId: string) =>
  useMutation({
    mutationFn: (change: LineChange) =>
      ok(api.PUT('/queue/lines/{item_id}', { params: { path: { item_id: itemId } }, body: change })),
    onSuccess: () =>
      Promise.all([queryClient.invalidateQueries(linesOf(eventId)), queryClient.invalidateQueries(lineOf(itemId))]),
  });

/** Writes to everybody who waits in a line. */
export const useMessage = (itemId: string) =>
  useMutation({
    mutationFn: (message: { subject: string; text: string }) =>
      ok(api.POST('/queue/lines/{item_id}/message', { params: { path: { item_id: itemId } }, body: message })),
  });
