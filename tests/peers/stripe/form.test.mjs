// Nested form fields.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseForm } from './form.mjs';

test('brackets become objects and lists', () => {
  const parsed = parseForm('mode=payment&line_items[0][price_data][product_data][name]=A%20%26%20B&line_items[0][quantity]=2&line_items[1][quantity]=1&expand[]=x&expand[]=y');
  assert.deepEqual(parsed, {
    mode: 'payment',
    line_items: [{ price_data: { product_data: { name: 'A & B' } }, quantity: '2' }, { quantity: '1' }],
    expand: ['x', 'y'],
  });
});

test('nothing reaches the prototype of objects', () => {
  const parsed = parseForm('__proto__[polluted]=1&a[__proto__][polluted]=1&a[constructor][prototype][polluted]=1');
  assert.equal({}.polluted, undefined);
  assert.equal(Object.getPrototypeOf(parsed), Object.prototype);
});

test('names that make no sense are refused', () => {
  for (const name of ['[a]', 'a[b', 'a]b[', 'a[b]c', 'a=1&a[b]', 'a[a][b][c][d][e][f][g][h][i]']) {
    assert.throws(() => parseForm(`${name}=1`), { status: 400 }, name);
  }
});
