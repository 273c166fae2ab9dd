import { useEffect, useRef } from 'react';

import { useLiveAvailability } from './use-live-availability';

/** Calls `refresh` whenever stock of a published event moved: somebody ordered, paid or gave up. */
export const useLiveRefresh = (eventId: string, published: boolean, refresh: () => void): void => {
  const live = useLiveAvailability(eventId, published);
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  const seen = useRef<unknown>(undefined);
  useEffect(() => {
    const known = seen.current !== undefined;
    seen.current = live;
    if (live && known) latest.current();
  }, [live]);
};
