import { expect, it } from 'vitest';

import { factsOf, inWords } from './detail';

it('shows each member of a detail', () => {
  expect(factsOf('{"before":"active","after":"suspended","count":2,"to":null}')).toEqual([
    ['before', 'active'],
    ['after', 'suspended'],
    ['count', '2'],
  ]);
});

it('shows plain text as it is, and nothing for nothing', () => {
  expect(factsOf('scanner')).toEqual([['', 'scanner']]);
  expect(factsOf('[1')).toEqual([['', '[1']]);
  expect(factsOf('')).toEqual([]);
});

it('makes one fact of an amount and its currency', () => {
  expect(factsOf('{"amount":2400,"currency":"USD","refund_id":"re_1"}')).toEqual([
    ['refund id', 're_1'],
    ['amount', '$24.00'],
  ]);
});

it('words an action', () => {
  expect(inWords('ticket_type.created')).toBe('Ticket type created');
  expect(inWords('user.api_key_made')).toBe('User API key made');
});
