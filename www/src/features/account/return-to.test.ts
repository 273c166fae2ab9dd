import { expect, test } from 'vitest';

import { safePath } from './return-to';

test('after signing in one stays on this site', () => {
  expect(safePath('/orders?x=1')).toBe('/orders?x=1');
  for (const elsewhere of [undefined, '', '//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)']) {
    expect(safePath(elsewhere)).toBe('/');
  }
});
