import type { SplitState } from '@/lib/api/types';

import { channels } from './channels';
import { useLive, type LiveState } from './use-live';

type Options = { hear: (state: SplitState) => void; poll: () => void; active: boolean; every?: number };

/** Hears how far the payers of an order are, without their addresses: for all of them. */
export const useLiveSplit = (orderId: string, secret: string | undefined, { hear, ...how }: Options): LiveState =>
  useLive(channels.split(orderId, secret), { state: hear }, how);
