import type { QueryKey } from '@tanstack/react-query';

import { queryClient } from '@/lib/api/query-client';

/** Puts what was pushed into what is known. An answer that is still on its way is older, and no longer wanted. */
export const take = async <Known>(
  queryKey: QueryKey,
  change: (known: Known | undefined) => Known | undefined,
): Promise<void> => {
  if (queryClient.getQueryData(queryKey) !== undefined) await queryClient.cancelQueries({ queryKey, exact: true });
  queryClient.setQueryData<Known>(queryKey, change);
};
