/** Where each kind of state is told. Names of messages are those of the server's jobs. */

const at = (kind: string, id: string, secret?: string) =>
  `/live/${kind}/${encodeURIComponent(id)}${secret ? `?${new URLSearchParams({ secret })}` : ''}`;

/** More do not go into one connection. */
const mostLines = 32;

export const channels = {
  event: (eventId: string) => at('event', eventId),
  line: (itemId: string) => at('line', itemId),
  /** Several lines over one connection; each message says which `item_id` it is about. */
  lines: (itemIds: readonly string[]) =>
    `/live/${itemIds
      .slice(0, mostLines)
      .map((id) => `line:${id}`)
      .join(',')}`,
  /** The secret opens it to who has no session. */
  entry: (entryId: string, secret?: string) => at('queue', entryId, secret),
  order: (orderId: string, secret?: string) => at('order', orderId, secret),
  /** Opened by the order's secret, and by that of any of its shares. */
  split: (orderId: string, secret?: string) => at('split', orderId, secret),
  organizer: (eventId: string) => at('organizer', eventId),
  user: (userId: string) => at('user', userId),
};
