import { queryOptions, useMutation } from '@tanstack/react-query';

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

/** Asks for a link that sets a new password; whether the address is known is not told. */
export const askReset = (email: string) => ok(api.POST('/auth/reset-password', { body: { email } }));

export const confirmReset = (entered: { token: string; password: string }) =>
  ok(api.POST('/auth/confirm-reset', { body: entered }));

export const changePassword = (entered: { current_password: string; password: string }) =>
  ok(api.POST('/auth/change-password', { body: entered }));

export const changeEmail = (entered: { current_password: string; email: string }) =>
  ok(api.POST('/auth/change-email', { body: entered }));

export const unlock = (token: string) => ok(api.POST('/auth/unlock', { body: { token } }));

/** Confirms an address by the link's token or by the code beside it. */
export const verifyEmail = async (proof: { token: string } | { code: string }) => {
  const user = await ok(api.POST('/auth/verify-email', { body: proof }));
  await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return user;
};

export const resendVerification = () => ok(api.POST('/auth/verify-email/resend'));

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async () => (await ok(api.GET('/auth/sessions'))).items,
});

const sessionsChanged = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });

export const endSession = async (id: string) => {
  await ok(api.DELETE('/auth/sessions/{id}', { params: { path: { id } } }));
  await sessionsChanged();
};

export const endOtherSessions = async () => {
  await ok(api.DELETE('/auth/sessions'));
  await sessionsChanged();
};
