import { describe, expect, it } from 'vitest';

import type { Ticket } from '@/lib/api/types';

import { byEvent, isPast } from './by-event';

const ticket = (id: string, eventId: string, endsAt = '2026-11-20T21:00:00Z') =>
  ({ id, event_id: eventId, event: { ends_at: endsAt } }) as Ticket;

describe('tickets by event', () => {
  it('stand together, events in the order of their first ticket', () => {
    const groups = byEvent([ticket('1', 'b'), ticket('2', 'a'), ticket('3', 'b')]);
    expect(groups.map(({ eventId, tickets }) => [eventId, tickets.map(({ id }) => id)])).toEqual([
      ['b', ['1', '3']],
      ['a', ['2']],
    ]);
  });

  it('are past when their event has ended', () => {
    const [group] = byEvent([ticket('1', 'a')]);
    expect(isPast(group!, Date.parse('2026-11-20T20:59:59Z'))).toBe(false);
    expect(isPast(group!, Date.parse('2026-11-20T21:00:01Z'))).toBe(true);
  });
});
