import { queryClient } from '@/lib/api/query-client';
import type { Event } from '@/lib/api/types';
import { eventById, eventBySlug } from '@/lib/queries/events';

/** Takes over the data the server put into the page's HTML, so that the page it drew needs no second request. */
export const adoptPageData = (): void => {
  const text = document.getElementById('page-data')?.textContent;
  if (!text) return;
  const { event } = JSON.parse(text) as { event?: Event };
  if (!event) return;
  queryClient.setQueryData(eventBySlug(event.slug).queryKey, event);
  queryClient.setQueryData(eventById(event.id).queryKey, event);
};
