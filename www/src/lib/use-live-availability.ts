import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { queryClient } from '@/lib/api/query-client';
import type { Availability } from '@/lib/api/types';
import { availabilityOf } from '@/lib/queries/events';

const firstWait = 1_000;
const longestWait = 30_000;
const pollEvery = 7_000;

/** Keeps a channel open, with growing pauses between tries; returns the way to close it. */
const listen = (eventId: string, onState: (state: Availability) => void, onConnection: (up: boolean) => void) => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  const open = () => {
    source = new EventSource(`/live/event/${encodeURIComponent(eventId)}`);
    source.addEventListener('open', () => {
      wait = firstWait;
      onConnection(true);
    });
    source.addEventListener('state', (message: MessageEvent<string>) =>
      onState(JSON.parse(message.data) as Availability),
    );
    source.addEventListener('error', () => {
      onConnection(false);
      // The browser reconnects by itself unless the server refused; then it is our turn.
      if (source?.readyState !== EventSource.CLOSED) return;
      // Spread out, so that a restarted server isn't met by everybody in the same second.
      timer = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, longestWait);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};

/** What is left of each ticket type, pushed by the server; asked for every few seconds while it can't push. */
export const useLiveAvailability = (eventId: string, active: boolean): Availability | undefined => {
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    if (!active) return;
    const { queryKey } = availabilityOf(eventId);
    return listen(eventId, (state) => queryClient.setQueryData(queryKey, state), setConnected);
  }, [eventId, active]);
  return useQuery({
    ...availabilityOf(eventId),
    enabled: active,
    refetchInterval: connected ? false : pollEvery,
  }).data;
};
