import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';

/** The other sites that people can sign in with here. Public and nearly constant. */
export const providersQuery = queryOptions({
  queryKey: ['public', 'sign-in-providers'],
  staleTime: 10 * 60_000,
  queryFn: () => ok(api.GET('/auth/oauth/providers')),
});
