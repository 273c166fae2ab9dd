import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';

/** Whether money is real here, and the card to try with when it is not. */
export const paymentsConfig = queryOptions({
  queryKey: ['public', 'payments-config'],
  staleTime: Infinity,
  queryFn: () => ok(api.GET('/payments/config')),
});
