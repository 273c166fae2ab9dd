// UUIDv7 in BINARY(16) inside, TypeIDs ("order_01h2x…") outside.

import { randomBytes } from 'node:crypto';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, BigInt(value)]));
const CODE = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A new id, ordered by time. */
export function newId() {
  const id = randomBytes(16);
  id.writeUIntBE(Date.now(), 0, 6);
  id[6] = (id[6] & 0x0f) | 0x70;
  id[8] = (id[8] & 0x3f) | 0x80;
  return id;
}

export function toText(prefix, id) {
  let rest = BigInt(`0x${id.toString('hex')}`);
  let text = '';
  for (let i = 0; i < 26; i++, rest >>= 5n) text = LETTERS[Number(rest & 31n)] + text;
  return `${prefix}_${text}`;
}

/** The bytes of a TypeID of that kind; null when it is none. */
export function fromText(prefix, text) {
  if (!text.startsWith(`${prefix}_`) || text.length !== prefix.length + 27) return null;
  let value = 0n;
  for (const letter of text.slice(prefix.length + 1)) {
    const five = VALUES.get(letter);
    if (five === undefined) return null;
    value = (value << 5n) | five;
  }
  return value >> 128n ? null : Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
}

/** A number for people, of letters that are read aloud without mistakes. */
export const newNumber = (length) => Array.from(randomBytes(length), (byte) => CODE[byte % CODE.length]).join('');
