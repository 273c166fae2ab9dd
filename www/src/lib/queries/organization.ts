import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Organization } from '@/lib/api/types';

import { organizationsQuery } from './organizer';
import { sessionQuery } from './session';

const path = (id: string) => ({ params: { path: { id } } });

export const organizationOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'organization', id],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/organizations/{id}', path(id))),
  });

export const membersOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'members', id],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/organizations/{id}/members', path(id))),
  });

export const invitationsOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'invitations', id],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/organizations/{id}/invitations', path(id))),
  });

export const usageOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'usage', id],
    staleTime: 30_000,
    queryFn: () => ok(api.GET('/organizations/{id}/usage', path(id))),
  });

/** What the link of an invitation is about. */
export const invitationBehind = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => ok(api.GET('/invitations/{token}', { params: { path: { token } } })),
    retry: false,
  });

export const publicOrganization = (slug: string) =>
  queryOptions({
    queryKey: ['public', 'organization', slug],
    queryFn: () => ok(api.GET('/organizations/slug/{slug}', { params: { path: { slug } } })),
  });

/** Which organizations one belongs to, and as what, is asked for again. */
export const membershipsChanged = (): Promise<unknown> =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: organizationsQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: ['organizer', 'organization'] }),
  ]);

/** Takes over an organization that a change answered with. */
export const organizationChanged = (organization: Organization): void => {
  queryClient.setQueryData(organizationOf(organization.id).queryKey, organization);
  void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: organizationsQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['public'] });
};
