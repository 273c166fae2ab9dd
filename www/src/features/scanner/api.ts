import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import type { ScanResult } from '@/lib/api/types';

import type { Gate } from './gate';
import { outcomeOf, type Outcome, type Question } from './outcome';

/** At the door a second is long; after this one it counts as "not checked". */
const patience = 8_000;

export const doorEvents = queryOptions({ queryKey: ['door', 'events'], queryFn: () => ok(api.GET('/scanner/events')) });

export const doorNumbers = (eventId: string) =>
  queryOptions({
    queryKey: ['door', 'numbers', eventId],
    refetchInterval: 15_000,
    queryFn: () => ok(api.GET('/events/{id}/checkin', { params: { path: { id: eventId } } })),
  });

export const foundTickets = (eventId: string, q: string) =>
  queryOptions({
    queryKey: ['door', 'found', eventId, q],
    enabled: q.length >= 2,
    staleTime: 0,
    queryFn: () => ok(api.GET('/events/{id}/attendees/lookup', { params: { path: { id: eventId }, query: { q } } })),
  });

const send = (gate: Gate, question: Question, signal: AbortSignal): Promise<ScanResult> => {
  const common = {
    event_id: gate.eventId,
    nonce: question.nonce,
    type: gate.direction,
    ...(gate.name ? { gate: gate.name } : {}),
  };
  return 'code' in question
    ? ok(api.POST('/scans', { body: { ...common, qr_token: question.code }, signal }))
    : ok(
        api.POST('/scans/manual', {
          body: { ...common, ticket_id: question.ticketId, reason: question.reason },
          signal,
        }),
      );
};

/** Asks the server about a ticket. It always comes to an outcome. */
export const ask = async (gate: Gate, question: Question): Promise<Outcome> => {
  const signal = AbortSignal.timeout(patience);
  try {
    return { kind: 'answered', answer: await send(gate, question, signal) };
  } catch (error) {
    return outcomeOf(signal.aborted ? signal.reason : error, question);
  }
};
