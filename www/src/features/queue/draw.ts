/** Everybody who was in a draw, and where they came out. */
export type Drawn = readonly { entry_id: string; rank: number }[];

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Whether the seed is the one that was promised by its fingerprint. */
export const keepsPromise = async (seed: string, hash: string): Promise<boolean> =>
  hexOf(await crypto.subtle.digest('SHA-256', bytesOf(seed))) === hash;

/** The lot of each entry: HMAC-SHA256 of its id under the seed. The smaller, the further ahead. */
export const lotsOf = async (seed: string, ids: readonly string[]): Promise<string[]> => {
  const key = await crypto.subtle.importKey('raw', bytesOf(seed), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return Promise.all(ids.map(async (id) => hexOf(await crypto.subtle.sign('HMAC', key, encode(id)))));
};

/** Draws again: the ids in the order that the seed gives them. */
export const drawAgain = async (seed: string, ids: readonly string[]): Promise<string[]> => {
  const lots = await lotsOf(seed, ids);
  return ids
    .map((id, index) => ({ id, lot: lots[index] ?? '' }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ id }) => id);
};
