import { readFileSync } from 'node:fs';

import { afterEach, expect, test, vi } from 'vitest';

import { filtersFrom } from './search-events';

afterEach(() => vi.unstubAllGlobals());

test('the first list asks for exactly what boot.js has preloaded', async () => {
  const asked: string[] = [];
  vi.stubGlobal('location', { href: 'http://gatehouse.test/', origin: 'http://gatehouse.test' });
  vi.stubGlobal('document', { cookie: '' });
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(input: string, init?: RequestInit) {
        asked.push(input);
        super(new URL(input, 'http://gatehouse.test'), init);
      }
    },
  );
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: [], next_cursor: null })));
  // The client takes the platform's Request when it is made.
  vi.resetModules();
  const { queryClient } = await import('@/lib/api/query-client');
  const { searchEvents } = await import('./search-events');
  await queryClient.fetchInfiniteQuery(searchEvents({}));
  expect(readFileSync('src/boot.js', 'utf8')).toContain(`'${asked[0]}'`);
});

test('a URL carries the filters it was given and nothing else', () => {
  expect(filtersFrom(new URLSearchParams('q=jazz&city=&free=1&x=2'))).toEqual({ q: 'jazz', free: '1' });
});
