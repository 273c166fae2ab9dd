import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import { makePasskey } from '@/lib/passkey';
import { factorsQuery } from '@/lib/queries/factors';
import { sessionQuery } from '@/lib/queries/session';

const changed = () => queryClient.invalidateQueries({ queryKey: factorsQuery.queryKey });

export const beginApp = () => ok(api.POST('/auth/factors/totp'));

/** The recovery codes that come with a first factor; none when there are some already. */
export const confirmApp = async (code: string): Promise<string[]> => {
  const { recovery_codes: codes } = await ok(api.POST('/auth/factors/totp/confirm', { body: { code } }));
  // An administrator who had to has their rights from now on.
  await Promise.all([changed(), queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })]);
  return codes;
};

export const removeApp = async (): Promise<void> => {
  await ok(api.DELETE('/auth/factors/totp'));
  await changed();
};

export const newRecoveryCodes = async (): Promise<string[]> => {
  const { recovery_codes: codes } = await ok(api.POST('/auth/factors/recovery-codes'));
  await changed();
  return codes;
};

export const addPasskey = async (name: string): Promise<void> => {
  const made = await makePasskey(await ok(api.POST('/auth/passkeys/invitation')));
  await ok(api.POST('/auth/passkeys', { body: { name, ...made } }));
  await changed();
};

export const renamePasskey = async (id: string, name: string): Promise<void> => {
  await ok(api.PUT('/auth/passkeys/{id}', { params: { path: { id } }, body: { name } }));
  await changed();
};

export const removePasskey = async (id: string): Promise<void> => {
  await ok(api.DELETE('/auth/passkeys/{id}', { params: { path: { id } } }));
  await changed();
};

/** Texts a code to the number, which counts from confirmPhone() on. */
export const askPhone = async (number: string): Promise<void> => {
  await ok(api.POST('/auth/phone', { body: { number } }));
  await changed();
};

export const askPhoneAgain = () => ok(api.POST('/auth/verify-phone/resend'));

const phoneChanged = () => Promise.all([changed(), queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })]);

export const confirmPhone = async (code: string): Promise<void> => {
  await ok(api.POST('/auth/verify-phone', { body: { code } }));
  await phoneChanged();
};

export const removePhone = async (): Promise<void> => {
  await ok(api.DELETE('/auth/phone'));
  await phoneChanged();
};
