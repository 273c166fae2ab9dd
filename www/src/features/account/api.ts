import { queryOptions, useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { PasskeyQuestion, SecondStepAnswer } from '@/lib/api/types';
import { showPasskey } from '@/lib/passkey';
import { sessionChanged, sessionQuery } from '@/lib/queries/session';

/** Signs in, or answers the challenge of the second step. */
export const useSignIn = () =>
  useMutation({
    mutationFn: (entered: { email: string; password: string }) => ok(api.POST('/auth/login', { body: entered })),
    onSuccess: async ({ factor_required: waits }) => {
      if (!waits) await sessionChanged();
    },
  });

export const finishSignIn = async (answer: SecondStepAnswer): Promise<void> => {
  await ok(api.POST('/auth/factors/verify', { body: answer }));
  await sessionChanged();
};

export const sendSignInCode = (challenge: string, by: 'email' | 'sms') =>
  ok(api.POST('/auth/factors/code', { body: { challenge, by } }));

/** A challenge for a passkey, and the address where it can be answered. */
export const passkeyPlace = () => ok(api.POST('/auth/passkeys/challenge'));

export const signInByPasskey = async (question: PasskeyQuestion): Promise<void> => {
  await ok(api.POST('/auth/passkeys/sign-in', { body: { passkey: await showPasskey(question) } }));
  await sessionChanged();
};

/**
 * Answers whether that opened an account: an address that has one is answered the same, and only that nobody is signed in
 * then tells. Its owner is mailed how to go on.
 */
export const useSignUp = () =>
  useMutation({
    mutationFn: async (entered: { name: string; email: string; password: string }) => {
      await ok(api.POST('/auth/register', { body: entered }));
      await sessionChanged();
      const opened = Boolean(queryClient.getQueryData(sessionQuery.queryKey));
      // The cookies of what is no session: nobody needs to ask with them again.
      if (!opened) await ok(api.POST('/auth/logout'));
      return opened;
    },
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
