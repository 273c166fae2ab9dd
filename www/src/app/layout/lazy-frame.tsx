import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

import { PendingPage } from './trouble';

type Layout = ComponentType<{ children: ReactNode }>;

/** A layout that buyers never need: fetched with the first page in it, and the bare page should it never come. */
export const lazyFrame = (fetchLayout: () => Promise<Layout>): { load: () => Promise<void>; Frame: Layout } => {
  let loaded: Layout | undefined;
  const load = async () => {
    loaded ??= await fetchLayout();
  };
  const Frame: Layout = ({ children }) => {
    const [state, setState] = useState<'waiting' | 'there' | 'failed'>('waiting');
    useEffect(() => {
      if (loaded) return;
      load().then(
        () => setState('there'),
        () => setState('failed'),
      );
    }, []);
    if (loaded) {
      const Loaded = loaded;
      return <Loaded>{children}</Loaded>;
    }
    return state === 'failed' ? children : <PendingPage />;
  };
  return { load, Frame };
};
