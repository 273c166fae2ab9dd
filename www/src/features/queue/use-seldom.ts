import { useEffect, useRef, useState } from 'react';

/** The value, but no more often than every so many milliseconds: what is read aloud must not chatter. */
export const useSeldom = <T>(value: T, every: number): T => {
  const [shown, show] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + every - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      show(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, every]);
  return shown;
};
