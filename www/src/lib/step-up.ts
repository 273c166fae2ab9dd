import { useSyncExternalStore } from 'react';

// Dangerous acts want a fresh proof. The client asks here when the server does, one dialog answers for all who wait.
let waiting: ((proven: boolean) => void)[] = [];
const listeners = new Set<() => void>();

const changed = () => listeners.forEach((listener) => listener());

/** Asks the person to prove that it is them; false when they would rather not. */
export const stepUp = (): Promise<boolean> =>
  new Promise((resolve) => {
    waiting = [...waiting, resolve];
    changed();
  });

/** The dialog's answer. */
export const answerStepUp = (proven: boolean): void => {
  const all = waiting;
  waiting = [];
  changed();
  all.forEach((resolve) => resolve(proven));
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useStepUpAsked = (): boolean => useSyncExternalStore(subscribe, () => waiting.length > 0);
