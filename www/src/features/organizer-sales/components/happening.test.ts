import { expect, test } from 'vitest';

import { wordsFor } from './happening';

test('everything that moves the money of an order is said', () => {
  const orders = ['order.split', 'order.refunded', 'order.refund_corrected'];
  const payments = ['payment.succeeded', 'refund.failed', 'refund.noticed'];
  const states = ['inquiry', 'needs_response', 'under_review', 'won', 'lost', 'closed'];
  const moves = [...orders, ...payments, ...states.map((state) => `dispute.${state}`)];
  expect(moves.filter((what) => !wordsFor(what))).toEqual([]);
});

test('what a later version knows is left out', () => {
  expect(wordsFor('order.of_a_later_version')).toBeUndefined();
});
