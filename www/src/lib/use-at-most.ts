import { useEffect, useRef } from 'react';

/** `act`, but no more often than every so many milliseconds: at once, and once more after a pause if it was asked for meanwhile. */
export const useAtMost = (every: number, act: () => void): (() => void) => {
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const missed = useRef(false);
  useEffect(() => () => clearTimeout(pause.current), []);
  const call = () => {
    if (pause.current) {
      missed.current = true;
      return;
    }
    missed.current = false;
    act();
    pause.current = setTimeout(() => {
      pause.current = undefined;
      if (missed.current) call();
    }, every);
  };
  return call;
};
