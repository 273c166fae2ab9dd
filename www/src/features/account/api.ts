import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import { sessionChanged, sessionQuery } from '@/lib/queries/session';

export const useSignIn = () =>
  useMutation({
    mutationFn: (entered: { email: string; password: string }) => ok(api.POST('/auth/login', { body: entered })),
    onSuccess: sessionChanged,
  });

export const useSignUp = () =>
  useMutation({
    mutationFn: (entered: { name: string; email: string; password: string }) =>
      ok(api.POST('/auth/register', { body: entered })),
    onSuccess: sessionChanged,
  });

export const useSaveProfile = () =>
  useMutation({
    mutationFn: (entered: { name: string; phone: string }) => ok(api.PUT('/users/profile', { body: entered })),
    onSuccess: (profile) => queryClient.setQueryData(sessionQuery.queryKey, profile),
  });
