import { expect, test } from 'vitest';

import { rangeOf } from './when';

const local = (text: string) => new Date(text).toISOString().slice(0, 19) + 'Z';

test('the weekend begins on Friday evening and ends with Sunday', () => {
  const wednesday = new Date('2026-11-18T10:00:00');
  expect(rangeOf({ when: 'weekend' }, wednesday)).toEqual({
    from: local('2026-11-20T16:00:00'),
    to: local('2026-11-23T00:00:00'),
  });
});

test('on the weekend itself it is what is left of it', () => {
  const saturday = new Date('2026-11-21T10:00:00');
  expect(rangeOf({ when: 'weekend' }, saturday)).toEqual({
    from: local('2026-11-21T10:00:00'),
    to: local('2026-11-23T00:00:00'),
  });
  const sunday = new Date('2026-11-22T10:00:00');
  expect(rangeOf({ when: 'weekend' }, sunday).to).toBe(local('2026-11-23T00:00:00'));
});

test('chosen dates include the last day; nonsense is no filter', () => {
  expect(rangeOf({ from: '2026-11-20', to: '2026-11-21' }, new Date())).toEqual({
    from: local('2026-11-20T00:00:00'),
    to: local('2026-11-22T00:00:00'),
  });
  expect(rangeOf({ when: 'someday', from: 'x' }, new Date())).toEqual({});
});
