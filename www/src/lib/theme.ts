import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

// public/boot.js reads the same key before the first paint.
const storageKey = 'gatehouse.theme';
const listeners = new Set<() => void>();

const current = (): Theme => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
};

/** Applies and remembers the choice; `system` follows the device again. */
export const setTheme = (theme: Theme): void => {
  const root = document.documentElement;
  if (theme === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem(storageKey);
  } else {
    root.dataset.theme = theme;
    localStorage.setItem(storageKey, theme);
  }
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useTheme = (): Theme => useSyncExternalStore(subscribe, current);
