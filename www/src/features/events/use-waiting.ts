import { useLayoutEffect, useSyncExternalStore } from 'react';

import { queryClient } from '@/lib/api/query-client';
import type { Availability } from '@/lib/api/types';
import { take } from '@/lib/live/take';
import { useLiveLines } from '@/lib/live/use-live-lines';
import { availabilityOf } from '@/lib/queries/events';

// The items whose lines the page shows now: all are heard over one connection.
let shown: readonly string[] = [];
const readers = new Set<() => void>();

const show = (items: readonly string[]) => {
  shown = items;
  readers.forEach((read) => read());
};

const subscribe = (read: () => void) => {
  readers.add(read);
  return () => readers.delete(read);
};

const useShown = (itemId: string): readonly string[] => {
  useLayoutEffect(() => {
    show([...shown, itemId].sort());
    return () => show(shown.filter((each) => each !== itemId));
  }, [itemId]);
  return useSyncExternalStore(subscribe, () => shown);
};

type Item = Availability['bundles'][number];

/** Keeps how many wait for an item current where that is shown: its stock does not tell when somebody joins. */
export const useWaiting = (eventId: string, itemId: string) => {
  const options = availabilityOf(eventId);
  useLiveLines(useShown(itemId), {
    hear: ({ item_id: id, waiting }) => {
      if (id !== itemId) return;
      const told = <Known extends Item>(item: Known): Known =>
        item.id === id && item.queue ? { ...item, queue: { ...item.queue, waiting } } : item;
      void take<Availability>(
        options.queryKey,
        (known) => known && { ...known, ticket_types: known.ticket_types.map(told), bundles: known.bundles.map(told) },
      );
    },
    // The channels of one page go and come back together: one question answers for all.
    poll: () => void queryClient.refetchQueries({ queryKey: options.queryKey }, { cancelRefetch: false }),
  });
};
