import { useSyncExternalStore } from 'react';

import type { Membership, Profile } from '@/lib/api/types';
import { useSession } from '@/lib/queries/session';

// Remembered in this browser, for each person who signs in to it.
const key = (user: string) => `gatehouse.organization.${user}`;
const listeners = new Set<() => void>();
// Where the browser keeps nothing, the choice holds until the page is left.
const chosen = new Map<string, string>();

const read = (user: string): string | null => {
  try {
    return localStorage.getItem(key(user)) ?? chosen.get(user) ?? null;
  } catch {
    return chosen.get(user) ?? null;
  }
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
};

/** Makes it the organization that the organizer's pages are about. */
export const chooseOrganization = (user: string, organization: string): void => {
  chosen.set(user, organization);
  try {
    localStorage.setItem(key(user), organization);
  } catch {
    // Kept in memory.
  }
  for (const listener of listeners) listener();
};

/** The organization that was chosen last, of those the person still belongs to; else the personal one. */
export const chosenOf = (session: Profile): Membership | undefined => {
  const id = read(session.id);
  return session.organizations.find((each) => each.id === id) ?? session.organizations[0];
};

export const useChosenOrganization = (): Membership | undefined => {
  const session = useSession();
  useSyncExternalStore(subscribe, () => (session ? read(session.id) : null));
  return session ? chosenOf(session) : undefined;
};
