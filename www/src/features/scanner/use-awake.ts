import { useEffect } from 'react';

/** Keeps the screen on: a dark phone admits nobody. Where the browser can't, nothing happens. */
export const useAwake = (): void => {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const ask = async () => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
      } catch {
        // A low battery refuses it.
      }
    };
    void ask();
    // The lock is lost whenever the page is put away.
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
};
