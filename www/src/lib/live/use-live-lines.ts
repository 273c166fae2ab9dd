import type { Line } from '@/lib/api/types';

import { channels } from './channels';
import { useLive, type LiveState } from './use-live';

type Options = { hear: (line: Line) => void; poll: () => void; every?: number };

/** Hears of the lines for these items as people join and leave them, over one connection for all. */
export const useLiveLines = (itemIds: readonly string[], { hear, ...how }: Options): LiveState =>
  useLive(channels.lines(itemIds), { state: hear }, { ...how, active: itemIds.length > 0 });
