import { expect, test } from 'vitest';

import { Wedge } from './wedge';

const type = (wedge: Wedge, keys: readonly string[], pause: number, from = 1_000) =>
  keys.map((key, index) => wedge.press(key, from + index * pause)).at(-1);

test('a burst of characters with Enter is a code', () => {
  expect(type(new Wedge(), [...'GH1.abc-DEF_9', 'Enter'], 8)).toBe('GH1.abc-DEF_9');
});

test('Shift between the characters is no part of the code', () => {
  expect(type(new Wedge(), ['Shift', 'G', 'Shift', 'H', ...'1.abcdef', 'Enter'], 5)).toBe('GH1.abcdef');
});

test('a person typing is no scanner', () => {
  expect(type(new Wedge(), [...'hello world', 'Enter'], 150)).toBeUndefined();
});

test('what was typed before a pause does not get into the code', () => {
  const wedge = new Wedge();
  type(wedge, [...'junk'], 8, 0);
  expect(type(wedge, [...'GH1.token', 'Enter'], 8, 5_000)).toBe('GH1.token');
});

test('Enter alone, or a few letters, is nothing', () => {
  expect(type(new Wedge(), ['Enter'], 8)).toBeUndefined();
  expect(type(new Wedge(), ['a', 'b', 'Enter'], 8)).toBeUndefined();
});
