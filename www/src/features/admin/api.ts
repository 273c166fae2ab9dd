import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { components } from '@/lib/api/schema';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';

type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type AuditEntry = Schemas['AuditEntry'];
export type Health = Schemas['Health'];
export type Organization = Schemas['Organization'];
export type Person = Schemas['User'];
export type Stuck = Schemas['Stuck'];

const pageSize = 50;

/** Leaves out what is not set: an empty filter is no filter. */
const given = <T extends Record<string, string | undefined>>(filters: T) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as {
    [Name in keyof T]?: NonNullable<T[Name]>;
  };

export type PeopleFilters = {
  q?: string | undefined;
  status?: Person['status'] | undefined;
  role?: Person['roles'][number] | undefined;
};

export const peopleQuery = (filters: PeopleFilters) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'people', filters],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(api.GET('/admin/users', { params: { query: { ...pageOf(pageSize, pageParam), ...given(filters) } } })),
  });

export const organizationsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'organizations', q],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(api.GET('/admin/organizations', { params: { query: { ...pageOf(pageSize, pageParam), ...given({ q }) } } })),
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'person', id],
    queryFn: () => ok(api.GET('/admin/users/{id}', { params: { path: { id } } })),
  });

export const figuresQuery = queryOptions({
  queryKey: ['admin', 'figures'],
  staleTime: 60_000,
  queryFn: () => ok(api.GET('/admin/users/stats')),
});

const lookAgain = 10_000;

export const healthQuery = queryOptions({
  queryKey: ['admin', 'health'],
  refetchInterval: lookAgain,
  queryFn: () => ok(api.GET('/admin/health')),
});

export const stuckQuery = queryOptions({
  queryKey: ['admin', 'stuck'],
  queryFn: () => ok(api.GET('/admin/stuck')),
});

export type AuditFilters = {
  actor?: string | undefined;
  subject?: string | undefined;
  action?: string | undefined;
  organization?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

/** "2026-11-28" as the moment that day begins, or the next one does, where the reader is. */
const dayEdge = (day: string | undefined, after: number): string | undefined => {
  if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00`);
  if (Number.isNaN(date.getTime())) return undefined;
  date.setDate(date.getDate() + after);
  return date.toISOString();
};

/** What the address says, as the API takes it. */
export const auditParams = ({ since, until, ...rest }: AuditFilters) =>
  given({ ...rest, since: dayEdge(since, 0), until: dayEdge(until, 1) });

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', filters],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(api.GET('/admin/audit', { params: { query: { ...pageOf(pageSize, pageParam), ...auditParams(filters) } } })),
  });

/** An organization's part of the log, for its own people. */
export const organizationAuditQuery = (id: string, filters: Omit<AuditFilters, 'organization'>) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'audit', id, filters],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/organizations/{id}/audit', {
          params: { path: { id }, query: { ...pageOf(pageSize, pageParam), ...auditParams(filters) } },
        }),
      ),
  });

const listsChanged = (): void => {
  for (const what of ['people', 'figures', 'audit']) void queryClient.invalidateQueries({ queryKey: ['admin', what] });
};

/** Takes over an account that a change answered with; lists, figures and the log are asked for again. */
export const personChanged = (account: Account): void => {
  queryClient.setQueryData(personQuery(account.id).queryKey, account);
  listsChanged();
};

/** Somebody was erased. */
export const personGone = (id: string): void => {
  queryClient.removeQueries({ queryKey: personQuery(id).queryKey });
  listsChanged();
};
