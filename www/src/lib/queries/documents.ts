import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import type { DocumentKind } from '@/lib/api/types';

import { cursorPages, pageOf } from './cursor-pages';

const FIRST_LOOK_MS = 2_000;
const MOST_LOOKS = 6;

/**
 * An order's invoice and credit notes. They come a moment after the sale or the refund, so while some of `expected` are
 * missing it is looked for again, ever more rarely.
 */
export const documentsOfOrder = (id: string, secret: string | undefined, expected: number) =>
  queryOptions({
    queryKey: ['order', id, 'documents', expected],
    // The secret goes as a parameter, since the papers' addresses in the answer must carry it too.
    queryFn: () =>
      ok(api.GET('/orders/{id}/documents', { params: { path: { id }, ...(secret ? { query: { secret } } : {}) } })),
    refetchInterval: ({ state: { data, dataUpdateCount: looks } }) =>
      data && data.items.length < expected && looks < MOST_LOOKS ? FIRST_LOOK_MS * 2 ** looks : false,
  });

type Filters = { q?: string | undefined; kind?: DocumentKind | undefined; year?: number | undefined };

/** An organization's papers of a year, latest first. */
export const documentsOf = (organization: string, { q, kind, year }: Filters) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'documents', organization, q, kind, year],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/organizations/{id}/documents', {
          params: {
            path: { id: organization },
            query: {
              ...pageOf(50, pageParam),
              ...(q ? { q } : {}),
              ...(kind ? { kind } : {}),
              ...(year ? { year } : {}),
            },
          },
        }),
      ),
  });
