import { expect, it } from 'vitest';

import { factsOf } from './detail';

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
