import { useSyncExternalStore } from 'react';

type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  undo?: () => void;
};

const lifetime = 6_000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const put = (next: readonly Toast[]) => {
  toasts = next;
  listeners.forEach((listener) => listener());
};

export const dismissToast = (id: number): void => put(toasts.filter((toast) => toast.id !== id));

/** Says something in passing, at the edge of the screen; with `undo` it offers to take it back. */
export const toast = (text: string, options: { tone?: Toast['tone']; undo?: () => void } = {}): void => {
  const id = ++lastId;
  put([
    ...toasts.slice(-2),
    { id, text, tone: options.tone ?? 'plain', ...(options.undo ? { undo: options.undo } : {}) },
  ]);
  setTimeout(() => dismissToast(id), options.undo ? lifetime * 1.5 : lifetime);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
