import type { ComponentType } from 'react';

import { loadMessages } from '@/i18n/store';

/** A page that is fetched when it is needed. Once loaded it is drawn at once, without a gap. */
export type LazyPage = { component: ComponentType | undefined; load: () => Promise<void> };

type Components<Module> = { [Name in keyof Module]: Module[Name] extends ComponentType ? Name : never }[keyof Module];

/**
 * A page and its feature's words:
 * `page(() => import('@/features/events/pages/home'), 'HomePage', 'events')`.
 */
export const page = <Module>(
  fetchModule: () => Promise<Module>,
  name: Components<Module>,
  ...words: string[]
): LazyPage => {
  const lazy: LazyPage = {
    component: undefined,
    load: async () => {
      if (lazy.component) return;
      const [module] = await Promise.all([fetchModule(), ...words.map(loadMessages)]);
      lazy.component = module[name] as ComponentType;
    },
  };
  return lazy;
};
