// Ids as Stripe writes them: a prefix that names the kind, then letters and digits.

import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A fresh id such as `pi_3Qx…`; `length` characters follow the prefix. */
export function newId(prefix, length = 24) {
  let id = '';
  while (id.length < length) {
    // Bytes from 248 up would favour the first letters of the alphabet.
    for (const byte of randomBytes(length)) if (byte < 248 && id.length < length) id += ALPHABET[byte % 62];
  }
  return `${prefix}_${id}`;
}

// Longest prefix first: `acct_` before anything shorter that might match.
const KINDS = { cs: 'sessions', pi: 'intents', ch: 'charges', re: 'refunds', du: 'disputes', evt: 'events', acct: 'accounts', tr: 'transfers', fee: 'fees', po: 'payouts' };

/** The store's name for the kind of object an id belongs to. */
export const kindOf = (id) => KINDS[String(id).split('_')[0]];
