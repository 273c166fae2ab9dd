import { expect, test } from 'vitest';

import { fieldName } from '../form-errors';

import { errorFrom, isCode, isStatus } from './error';

test('a problem document keeps its code, words, request and extensions', () => {
  const error = errorFrom(409, {
    code: 'sold_out',
    title: 'Sold out',
    detail: 'Only 1 left',
    request_id: 'r1',
    available: 1,
  });
  expect(isCode(error, 'sold_out')).toBe(true);
  expect(isStatus(error, 404, 409)).toBe(true);
  expect(error.message).toBe('Only 1 left');
  expect(error.requestId).toBe('r1');
  expect(error.problem.available).toBe(1);
});

test('a page from a proxy instead of a problem document is no message for people', () => {
  const error = errorFrom(502, '<html>Bad gateway</html>');
  expect(error.message).toBe('');
  expect(error.code).toBe('http_502');
  expect(error.faults).toEqual([]);
});

test('a JSON pointer becomes the name of a form field', () => {
  expect(fieldName('/buyer/email')).toBe('buyer.email');
  expect(fieldName('#/lines/0/quantity')).toBe('lines.0.quantity');
  expect(fieldName('/a~1b/c~0d')).toBe('a/b.c~d');
});
