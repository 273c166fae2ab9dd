import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

import { PendingPage } from './trouble';

type Layout = ComponentType<{ children: ReactNode }>;

let loaded: Layout | undefined;

/** Fetches the organizer's layout; a buyer never needs it. */
export const loadOrganizerLayout = async (): Promise<void> => {
  loaded ??= (await import('./organizer-layout')).OrganizerLayout;
};

/** The organizer's layout as soon as it is there, and the bare page should it never come. */
export const OrganizerFrame: Layout = ({ children }) => {
  const [state, setState] = useState<'waiting' | 'there' | 'failed'>('waiting');
  useEffect(() => {
    if (loaded) return;
    loadOrganizerLayout().then(
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
