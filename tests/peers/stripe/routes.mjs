// The part of Stripe's API the peer speaks. A handler gets the peer, the parameters and the id from the path.

import * as accounts from './accounts.mjs';
import * as sessions from './checkout-sessions.mjs';
import * as disputes from './disputes.mjs';
import { notFound } from './errors.mjs';
import * as events from './events.mjs';
import * as intents from './payment-intents.mjs';
import * as payouts from './payouts.mjs';
import * as refunds from './refunds.mjs';
import { balance } from './sharing.mjs';

const found = (peer, kind, name, id) => {
  const object = peer.store.get(kind, id);
  if (!object) throw notFound(name, id, name);
  return object;
};

const ROUTES = [
  ['POST', '/v1/checkout/sessions', (peer, params) => sessions.create(peer, params)],
  ['GET', '/v1/checkout/sessions', (peer, params) => sessions.list(peer, params)],
  ['GET', '/v1/checkout/sessions/:id', (peer, _, id) => sessions.find(peer, id)],
  ['GET', '/v1/checkout/sessions/:id/line_items', (peer, _, id) => sessions.lineItems(peer, id)],
  ['POST', '/v1/checkout/sessions/:id/expire', (peer, _, id) => sessions.expire(peer, id)],
  ['POST', '/v1/payment_intents', (peer, params) => intents.create(peer, params)],
  ['GET', '/v1/payment_intents', (peer, params) => intents.list(peer, params)],
  ['GET', '/v1/payment_intents/:id', (peer, _, id) => intents.find(peer, id)],
  ['POST', '/v1/payment_intents/:id/cancel', (peer, params, id) => intents.cancel(peer, id, params)],
  ['GET', '/v1/charges', (peer, params) => refunds.listCharges(peer, params)],
  ['GET', '/v1/charges/:id', (peer, _, id) => refunds.findCharge(peer, id)],
  ['POST', '/v1/refunds', (peer, params) => refunds.create(peer, params)],
  ['GET', '/v1/refunds', (peer, params) => refunds.list(peer, params)],
  ['GET', '/v1/refunds/:id', (peer, _, id) => refunds.find(peer, id)],
  ['GET', '/v1/disputes', (peer, params) => disputes.list(peer, params)],
  ['GET', '/v1/disputes/:id', (peer, _, id) => disputes.find(peer, id)],
  ['POST', '/v1/disputes/:id', (peer, params, id) => disputes.update(peer, id, params)],
  ['GET', '/v1/events', (peer, params) => events.list(peer, params)],
  ['GET', '/v1/events/:id', (peer, _, id) => events.find(peer, id)],
  ['GET', '/v1/balance', (peer) => balance(peer, peer.request.account)],
  ['POST', '/v1/accounts', (peer, params) => accounts.create(peer, params)],
  ['GET', '/v1/accounts/:id', (peer, _, id) => accounts.find(peer, id)],
  ['POST', '/v1/accounts/:id/login_links', (peer, params, id) => accounts.loginLink(peer, id, params)],
  ['POST', '/v1/payouts', (peer, params) => payouts.create(peer, params)],
  ['GET', '/v1/payouts', (peer, params) => payouts.list(peer, params)],
  ['GET', '/v1/payouts/:id', (peer, _, id) => payouts.find(peer, id)],
  ['GET', '/v1/transfers/:id', (peer, _, id) => found(peer, 'transfers', 'transfer', id)],
  ['GET', '/v1/application_fees/:id', (peer, _, id) => found(peer, 'fees', 'fee', id)],
  ['POST', '/v1/account_links', (peer, params) => accounts.link(peer, params)],
].map(([method, pattern, handler]) => ({ method, handler, pattern: new RegExp(`^${pattern.replace(':id', '([A-Za-z0-9_]+)')}$`) }));

/** The handler of a request with the id from its path, or undefined. */
export function routeOf(method, path) {
  for (const route of ROUTES) {
    const match = route.method === method && route.pattern.exec(path);
    if (match) return { handler: route.handler, id: match[1] };
  }
  return undefined;
}
