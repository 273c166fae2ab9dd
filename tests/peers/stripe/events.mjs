// Events: what happened, frozen as it was, kept for reading and for delivery.

import { notFound } from './errors.mjs';
import { newId } from './ids.mjs';
import { pageOf } from './lists.mjs';
import { onlyKnown } from './params.mjs';

/** The API version events are written in, the one the current official SDK pins. */
export const API_VERSION = '2026-10-28.endive';

/** Records an event about an object as it is now. */
export function record(peer, type, object, overrides = {}) {
  return peer.store.put('events', {
    id: newId('evt'), object: 'event', api_version: API_VERSION, created: peer.now(), data: { object: structuredClone(object) },
    livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, ...overrides,
  });
}

/** The event, or a 404. */
export function find(peer, id) {
  const event = peer.store.get('events', id);
  if (!event) throw notFound('event', id);
  return event;
}

/** Lists events, by one type or several; `payment_intent.*` takes a family. */
export function list(peer, params) {
  const { type, types, ...rest } = params;
  onlyKnown(rest, ['limit', 'starting_after', 'ending_before', 'created']);
  const wanted = types ?? (type === undefined ? ['*'] : [type]);
  const matches = (event) => wanted.some((entry) => entry === event.type || (entry.endsWith('*') && event.type.startsWith(entry.slice(0, -1))));
  return pageOf(peer.store.all('events').filter(matches), rest, '/v1/events');
}
