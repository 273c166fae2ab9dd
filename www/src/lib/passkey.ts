import type { PasskeyInvitation, PasskeyQuestion } from '@/lib/api/types';

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const base64url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Whether this browser can make and use passkeys at all. */
export const passkeysKnown = (): boolean => 'PublicKeyCredential' in window && 'credentials' in navigator;

/** The person closed the browser's dialog, or let it wait: nothing to complain about. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** The device has a passkey for this account already. */
export const isDouble = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'InvalidStateError';

const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
type Transport = (typeof transports)[number];

const isTransport = (word: string): word is Transport => (transports as readonly string[]).includes(word);

/** Has the browser make a passkey, as the body of the request that adds it. */
export const makePasskey = async (invitation: PasskeyInvitation) => {
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: bytes(invitation.challenge),
      rp: { id: invitation.rp_id, name: invitation.rp_name },
      user: { id: bytes(invitation.user_id), name: invitation.user_name, displayName: invitation.display_name },
      pubKeyCredParams: invitation.algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: invitation.exclude.map(({ id, transports: known }) => ({
        type: 'public-key' as const,
        id: bytes(id),
        transports: known.filter(isTransport) as AuthenticatorTransport[],
      })),
      timeout: 300_000,
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    response: {
      client_data: base64url(response.clientDataJSON),
      attestation: base64url(response.attestationObject),
    },
    transports: response.getTransports().filter(isTransport),
  };
};

/** Has the browser show a passkey of the person's choice. */
export const showPasskey = async (question: PasskeyQuestion) => {
  const shown = (await navigator.credentials.get({
    publicKey: {
      challenge: bytes(question.challenge),
      rpId: question.rp_id,
      userVerification: 'required',
      timeout: 300_000,
    },
  })) as PublicKeyCredential;
  const response = shown.response as AuthenticatorAssertionResponse;
  return {
    id: base64url(shown.rawId),
    ...(response.userHandle ? { user_handle: base64url(response.userHandle) } : {}),
    response: {
      client_data: base64url(response.clientDataJSON),
      authenticator_data: base64url(response.authenticatorData),
      signature: base64url(response.signature),
    },
  };
};
