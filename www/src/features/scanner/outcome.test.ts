import { expect, test } from 'vitest';

import { ApiError } from '@/lib/api/error';

import { lifetimeOf, mayReplace, outcomeOf, type Outcome } from './outcome';

const question = { nonce: 'n', code: 'c' };

test('no answer is never taken for a verdict', () => {
  expect(outcomeOf(new ApiError(0, {}), question)).toEqual({ kind: 'unchecked', why: 'network', question });
  expect(outcomeOf(new TypeError('Failed to fetch'), question)).toEqual({
    kind: 'unchecked',
    why: 'network',
    question,
  });
  expect(outcomeOf(new DOMException('', 'TimeoutError'), question)).toEqual({
    kind: 'unchecked',
    why: 'slow',
    question,
  });
  for (const status of [429, 500, 502, 503, 504]) {
    expect(outcomeOf(new ApiError(status, {}), question)).toEqual({ kind: 'unchecked', why: 'busy', question });
  }
});

test('lost access is told apart from a bad ticket', () => {
  expect(outcomeOf(new ApiError(401, {}), question).kind).toBe('signed-out');
  expect(outcomeOf(new ApiError(403, {}), question).kind).toBe('no-access');
  expect(outcomeOf(new ApiError(422, { detail: 'too long' }), question)).toEqual({
    kind: 'failed',
    message: 'too long',
  });
});

const rest = { day: null, ticket: null, first_scan_at: null, first_gate: null, counts: { admitted: 1, expected: 2 } };
const admitted: Outcome = { kind: 'answered', answer: { ...rest, result: 'admitted', reason: null } };
const refused: Outcome = { kind: 'answered', answer: { ...rest, result: 'refused', reason: 'invalid' } };

test('a verdict goes by itself, a refusal stays longer, and what was not checked waits for somebody', () => {
  expect(lifetimeOf(admitted)).toBeLessThan(lifetimeOf(refused)!);
  expect(lifetimeOf({ kind: 'unchecked', why: 'network', question })).toBeUndefined();
});

test('the next ticket may come soon, but nobody misses a verdict', () => {
  expect(mayReplace(admitted, 0, 100)).toBe(false);
  expect(mayReplace(admitted, 0, 700)).toBe(true);
  expect(mayReplace({ kind: 'unchecked', why: 'network', question }, 0, 60_000)).toBe(false);
});
