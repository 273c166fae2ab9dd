import { expect, test } from 'vitest';

import { challengeIn } from './challenge';

test('a provider leads back to the second step by the hash', () => {
  expect(challengeIn('#challenge=abc&methods=totp,recovery')).toEqual({ token: 'abc', methods: ['totp', 'recovery'] });
  expect(challengeIn('#challenge=abc&methods=totp,magic')).toEqual({ token: 'abc', methods: ['totp'] });
});

test('anything else behind the hash is no challenge', () => {
  for (const hash of ['', '#', '#content', '#challenge=abc', '#methods=totp', '#challenge=&methods=totp'])
    expect(challengeIn(hash)).toBeUndefined();
});
