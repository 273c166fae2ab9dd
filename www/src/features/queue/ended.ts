import type { QueueEntry } from '@/lib/api/types';

export type Ended = 'expired' | 'purchased' | 'left' | 'order_cancelled' | 'closed';

/** How a place in line came to its end. */
export const endedHow = ({ status, ended_because: why }: QueueEntry): Ended => {
  if (status === 'expired' || status === 'purchased') return status;
  return why === 'left' || why === 'order_cancelled' ? why : 'closed';
};
