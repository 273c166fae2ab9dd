import type { MessageId } from '@/i18n/t';
import type { Line, QueueEntry } from '@/lib/api/types';

export type Estimate = {
  id: MessageId;
  values?: Record<string, number>;
  /** What it is based on, or why there is none. */
  basis: { id: MessageId; values?: Record<string, number> };
};

const minute = 60;
const hour = 3_600;
// From here on minutes would be more exact than anybody can be.
const inHours = 90 * minute;

// "0.4 places a minute" says something, "41.3" no more than "41".
const readable = (rate: number): number => (rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate));

const roundedTo = (seconds: number): Pick<Estimate, 'id' | 'values'> => {
  if (seconds >= inHours) return { id: 'queue.estimate.hours', values: { hours: Math.round(seconds / hour) } };
  const minutes = Math.round(seconds / minute);
  return minutes <= 1 ? { id: 'queue.estimate.minute' } : { id: 'queue.estimate.minutes', values: { minutes } };
};

/** How long it may take, as honestly as it is known: never a number without what it is based on. */
export const estimateOf = (entry: QueueEntry, mode: Line['mode'] | undefined): Estimate => {
  const { estimate_seconds: seconds, estimate_basis: basis } = entry;
  if (seconds !== null && basis !== null) {
    return {
      ...roundedTo(seconds),
      basis: { id: 'queue.basis', values: { rate: readable(basis.offered_per_minute), minutes: basis.window_minutes } },
    };
  }
  return mode === 'waiting_list'
    ? { id: 'queue.estimate.list', basis: { id: 'queue.estimate.listLead' } }
    : { id: 'queue.estimate.cannot', basis: { id: 'queue.estimate.cannotLead' } };
};
