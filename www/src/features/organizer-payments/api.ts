import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import { cursorPages, pageOf } from '@/lib/queries/cursor-pages';

const path = (id: string) => ({ params: { path: { id } } });
const pageSize = 20;

/** How an organization is paid, and what the platform keeps. */
export const accountOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'payments', id],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/organizations/{id}/payments', path(id))),
  });

export const balanceOf = (id: string) =>
  queryOptions({
    queryKey: ['organizer', 'balance', id],
    staleTime: 30_000,
    queryFn: () => ok(api.GET('/organizations/{id}/payments/balance', path(id))),
  });

export const payoutsOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'payouts', id],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/organizations/{id}/payments/payouts', {
          params: { path: { id }, query: pageOf(pageSize, pageParam) },
        }),
      ),
  });

export const settlementsOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['organizer', 'settlements', id],
    ...cursorPages,
    queryFn: ({ pageParam }) =>
      ok(api.GET('/organizations/{id}/settlement', { params: { path: { id }, query: pageOf(pageSize, pageParam) } })),
  });

export const settlementOf = (eventId: string) =>
  queryOptions({
    queryKey: ['organizer', 'settlement', eventId],
    staleTime: 5_000,
    queryFn: () => ok(api.GET('/events/{id}/settlement', path(eventId))),
  });

/** Asks the gateway anew, and shows what it says. */
export const useRefreshAccount = (id: string) =>
  useMutation({
    mutationFn: () => ok(api.POST('/organizations/{id}/payments/refresh', path(id))),
    onSuccess: (account) => queryClient.setQueryData(accountOf(id).queryKey, account),
  });

/** To the gateway's own pages: the address is good once, and for minutes. */
export const useSetup = (id: string) =>
  useMutation({
    mutationFn: () => ok(api.POST('/organizations/{id}/payments/onboarding', path(id))),
    onSuccess: ({ url }) => location.assign(url),
  });

export const useDashboard = (id: string) =>
  useMutation({
    mutationFn: () => ok(api.POST('/organizations/{id}/payments/dashboard', path(id))),
    onSuccess: ({ url }) => location.assign(url),
  });
