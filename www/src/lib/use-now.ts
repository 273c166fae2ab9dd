import { useEffect, useState } from 'react';

import { serverNow } from './server-clock';

/** The time, once a second while `until` lies ahead. */
export const useNow = (until: number): number => {
  const [now, setNow] = useState(serverNow);
  const over = now >= until;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, [over]);
  return now;
};
