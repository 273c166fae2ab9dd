import assert from 'node:assert/strict';
import { test } from 'node:test';

import { auc, quantile, spread } from './statistics.mjs';

const numbers = (from, count) => Array.from({ length: count }, (_, i) => from + i);

test('samples that are alike tell nothing, and those apart tell all', () => {
  assert.equal(auc(numbers(0, 100), numbers(0, 100)), 0.5);
  assert.equal(auc(numbers(200, 100), numbers(0, 100)), 1);
  assert.equal(auc(numbers(0, 100), numbers(200, 100)), 0);
  assert.equal(auc([1, 1, 1], [1, 1]), 0.5);
});

test('a tenth that is slower is seen', () => {
  const slower = [...numbers(0, 90), ...numbers(1000, 10)];
  assert.ok(auc(slower, numbers(0, 100)) > 0.5);
  assert.ok(spread(slower, slower) > 0.03 && spread(slower, slower) < 0.05);
});

test('a median is in the middle', () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile(numbers(0, 10), 0.9), 9);
});
