import type { SignedIn } from '@/lib/api/types';

type Method = SignedIn['methods'][number];

/** A sign-in that waits for its second step. */
export type Challenge = { token: string; methods: readonly Method[] };

const known: readonly string[] = ['totp', 'passkey', 'email', 'recovery'] satisfies Method[];

const isMethod = (word: string): word is Method => known.includes(word);

/** The challenge of an answer to a sign-in; none when it is done. */
export const challengeOf = ({ challenge, methods }: SignedIn): Challenge | undefined =>
  challenge === null ? undefined : { token: challenge, methods };

/**
 * The challenge that a provider's way back leads to: "#challenge=…&methods=totp,recovery". Behind the hash, so that
 * it reaches neither a server's log nor another site.
 */
export const challengeIn = (hash: string): Challenge | undefined => {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const token = words.get('challenge');
  const methods = (words.get('methods') ?? '').split(',').filter(isMethod);
  return token && methods.length > 0 ? { token, methods } : undefined;
};
