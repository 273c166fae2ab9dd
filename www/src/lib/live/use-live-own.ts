import { useSession } from '@/lib/queries/session';

import { channels } from './channels';
import { useLive, type LiveState } from './use-live';

/** Calls `refresh` when something of the signed-in person's own changed: an order was paid, tickets came. */
export const useLiveOwn = (refresh: () => void): LiveState => {
  const session = useSession();
  return useLive(
    channels.user(session?.id ?? ''),
    { changed: refresh },
    { active: session !== null, poll: refresh, every: 30_000 },
  );
};
