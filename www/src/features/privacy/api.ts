import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';

const lookAgain = 2_000;

/** The copy of one's data; looked at again and again while it is being made. */
export const exportQuery = queryOptions({
  queryKey: ['privacy', 'export'],
  queryFn: () => ok(api.GET('/users/me/export')),
  refetchInterval: ({ state }) => (state.data?.state === 'preparing' ? lookAgain : false),
});

export const askExport = async (): Promise<void> => {
  queryClient.setQueryData(exportQuery.queryKey, await ok(api.POST('/users/me/export')));
};

/** The copy itself. Fetched here rather than by a link, because the server may ask first who one is. */
export const fetchExport = (): Promise<Blob> =>
  ok(api.GET('/users/me/export/file', { parseAs: 'blob' }) as Promise<{ data?: Blob; response: Response }>);

/** What keeps the account from being erased. */
export const obstaclesQuery = queryOptions({
  queryKey: ['privacy', 'obstacles'],
  queryFn: async () => (await ok(api.GET('/users/me/erase'))).items,
});

export const eraseAccount = (email: string) => ok(api.POST('/users/me/erase', { body: { email } }));
