import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { useSyncExternalStore } from 'react';

import common from './en/common.json';

const locales = ['en'] as const;
type Locale = (typeof locales)[number];

type Catalogue = Record<string, MessageFormatElement[]>;

// One chunk per language and feature, so that a page loads the words it shows and no others.
const sources = import.meta.glob<Catalogue>(['./*/*.json', '!./en/common.json'], { import: 'default' });

// TypeScript sees the source, the bundle holds what vite/messages.ts made of it.
let messages = common as unknown as Catalogue;
const loaded = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

/** The language of the interface: the first one of the browser's that we have words for. */
export const locale: Locale =
  locales.find((known) => navigator.languages.some((wanted) => wanted.split('-')[0] === known)) ?? 'en';

/** How numbers, money and dates are written: the viewer's own region when the language is the same. */
export const formatLocale: string = navigator.languages.find((wanted) => wanted.split('-')[0] === locale) ?? locale;

/** Adds a feature's words; the promise settles when they can be shown. */
export const loadMessages = (feature: string): Promise<void> => {
  const path = `./${locale}/${feature}.json`;
  let pending = loaded.get(path);
  if (!pending) {
    pending = (async () => {
      const source = sources[path];
      if (!source) throw new Error(`No messages at ${path}`);
      const more = await source();
      messages = { ...messages, ...more };
      listeners.forEach((listener) => listener());
    })();
    // Who waits for it hears of the failure; the next one who asks tries again.
    pending.catch(() => loaded.delete(path));
    loaded.set(path, pending);
  }
  return pending;
};

/** A part of a page that is fetched when it is drawn, together with its words. */
export const worded = async <Module>(feature: string, module: Promise<Module>): Promise<Module> =>
  (await Promise.all([module, loadMessages(feature)]))[0];

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useMessages = (): Catalogue => useSyncExternalStore(subscribe, () => messages);
