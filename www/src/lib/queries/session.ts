import { queryOptions, useQuery } from '@tanstack/react-query';

import { api, cookie, ok } from '@/lib/api/client';
import { isStatus } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import type { Profile } from '@/lib/api/types';

/** Who is signed in; null for a guest. Without the session's companion cookie nobody asks the server. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Profile | null> => {
    if (!cookie('gatehouse_csrf')) return null;
    try {
      return await ok(api.GET('/users/profile'));
    } catch (error) {
      if (isStatus(error, 401)) return null;
      throw error;
    }
  },
});

export const useSession = () => useQuery(sessionQuery).data ?? null;

/** To be called when somebody signs in or out: nothing of the former person may stay on the screen. */
export const sessionChanged = async (): Promise<void> => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'public' });
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
};
