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

const device = matchMedia('(prefers-color-scheme: dark)');

// A device may turn dark in the evening, while the page is open.
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  device.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    device.removeEventListener('change', listener);
  };
};

const isDark = (): boolean => (current() === 'system' ? device.matches : current() === 'dark');

/** What was chosen. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current);

/** Whether what is seen is dark, by choice or by the device. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);
