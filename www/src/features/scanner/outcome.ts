import { ApiError } from '@/lib/api/error';
import type { ScanResult } from '@/lib/api/types';

/** What is asked: the ticket of a code, or one found by hand with the reason for admitting it. */
export type Question = { nonce: string } & ({ code: string } | { ticketId: string; name: string; reason: string });

export type Outcome =
  | { kind: 'answered'; answer: ScanResult }
  /** Nobody knows whether the ticket is good; asking again with the same nonce is safe. */
  | { kind: 'unchecked'; why: 'network' | 'slow' | 'busy'; question: Question }
  | { kind: 'signed-out' }
  /** One's access to this door ended, or the event is gone. */
  | { kind: 'no-access' }
  | { kind: 'failed'; message: string };

/** What a fault means at the door. */
export const outcomeOf = (error: unknown, question: Question): Outcome => {
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return { kind: 'unchecked', why: 'slow', question };
  }
  if (!(error instanceof ApiError)) return { kind: 'unchecked', why: 'network', question };
  const { status } = error;
  if (status === 0) return { kind: 'unchecked', why: 'network', question };
  if (status === 401) return { kind: 'signed-out' };
  if (status === 403 || status === 404) return { kind: 'no-access' };
  if (status === 429 || status >= 500) return { kind: 'unchecked', why: 'busy', question };
  // Not a code of ours at all, such as one that is too long to be a ticket.
  return { kind: 'failed', message: error.message };
};

const shownFor = { admitted: 1_500, refused: 2_500, failed: 2_500 };
const leastShown = 600;

/** How long an outcome stands before the camera goes on by itself; undefined for those that wait for a person. */
export const lifetimeOf = (outcome: Outcome): number | undefined => {
  if (outcome.kind === 'answered') return shownFor[outcome.answer.result];
  return outcome.kind === 'failed' ? shownFor.failed : undefined;
};

/** Whether another ticket may be taken while an outcome stands since `since`. */
export const mayReplace = (outcome: Outcome, since: number, now: number): boolean =>
  lifetimeOf(outcome) !== undefined && now - since >= leastShown;
