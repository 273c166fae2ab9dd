import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';

import { managedEvent } from './organizer';

/** What buyers of an event are asked, in order. */
export const questionsOf = (eventId: string) =>
  queryOptions({
    queryKey: ['questions', eventId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/events/{id}/questions', { params: { path: { id: eventId } } })),
  });

/** Questions were changed, and with them whether the event asks any. */
export const questionsChanged = (eventId: string): Promise<unknown> =>
  Promise.all(
    [questionsOf(eventId).queryKey, managedEvent(eventId).queryKey, ['public', 'event']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
