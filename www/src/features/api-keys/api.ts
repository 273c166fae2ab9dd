import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { ApiKey } from '@/lib/api/types';

export type Scope = ApiKey['scopes'][number];

/** The areas of the API that a key can be let into, and whether it may also change something there. */
export const areas = [
  { area: 'events', writes: true },
  { area: 'orders', writes: true },
  { area: 'tickets', writes: true },
  { area: 'scans', writes: true },
  { area: 'payments', writes: true },
  { area: 'organizations', writes: true },
  { area: 'queue', writes: true },
  { area: 'profile', writes: false },
] as const;

export type Area = (typeof areas)[number]['area'];
export type Right = 'none' | 'read' | 'write';

/** What was chosen for each area, as scopes. */
export const scopesOf = (rights: Record<Area, Right>): Scope[] =>
  areas.flatMap(({ area }) => (rights[area] === 'none' ? [] : [`${area}:${rights[area]}` as Scope]));

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => ok(api.GET('/auth/api-keys')),
});

export const keysChanged = () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });

export const makeKey = (body: { name: string; scopes: Scope[]; expires_at?: string }) =>
  ok(api.POST('/auth/api-keys', { body }));

export const revokeKey = (id: string) => ok(api.DELETE('/auth/api-keys/{id}', { params: { path: { id } } }));
