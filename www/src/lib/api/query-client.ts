import { QueryClient } from '@tanstack/react-query';

import { ApiError } from './error';

const retries = 2;

// Only what may pass by itself is tried again: no answer, overload, a restarting worker.
const worthRetrying = (count: number, error: Error) =>
  count < retries && (!(error instanceof ApiError) || [0, 502, 503, 504].includes(error.status));

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
