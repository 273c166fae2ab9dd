import { useEffect, useState } from 'react';

/** The time, once a second while `until` lies ahead. `skew` is how far this device's clock is behind the server's. */
export const useNow = (until: number, skew = 0): number => {
  const [now, setNow] = useState(() => Date.now() + skew);
  const over = now >= until;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(Date.now() + skew), 1000);
    return () => clearInterval(timer);
  }, [over, skew]);
  return now;
};
