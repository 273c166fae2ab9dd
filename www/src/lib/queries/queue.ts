import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { guest } from '@/lib/api/order-access';
import type { Draw } from '@/lib/api/types';

import { pageOf } from './cursor-pages';

/** A place in line as the person who has it sees it: by session, or by the secret of its link. */
export const entryById = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['queue', 'entry', id],
    queryFn: () => ok(api.GET('/queue/entries/{id}', { params: { path: { id } }, ...guest(secret) })),
  });

/** The places in line of who is signed in, the latest first. */
export const myEntries = queryOptions({
  queryKey: ['queue', 'mine'],
  staleTime: 10_000,
  queryFn: () => ok(api.GET('/queue/entries', { params: { query: pageOf(50, undefined) } })),
});

/** The line for a ticket type or bundle as anybody may see it. */
export const lineOf = (itemId: string) =>
  queryOptions({
    queryKey: ['public', 'line', itemId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/queue/lines/{item_id}', { params: { path: { item_id: itemId } } })),
  });

/** A draw: what was promised before it and, afterwards, who came out where. */
export const drawById = (id: string) =>
  queryOptions({
    queryKey: ['public', 'draw', id],
    queryFn: async (): Promise<Draw> => {
      const page = (cursor?: string) =>
        ok(api.GET('/queue/draws/{id}', { params: { path: { id }, query: pageOf(100, cursor) } }));
      const draw = await page();
      const { entries } = draw;
      // Checking a draw takes everybody who was in it.
      for (let next = draw.next_cursor; next;) {
        const more = await page(next);
        entries.push(...more.entries);
        next = more.next_cursor;
      }
      return { ...draw, entries };
    },
  });
