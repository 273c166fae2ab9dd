// The control endpoint: a test tells the peer how to misbehave, and asks what it has seen.

import { HttpError, readJson, refuseForeign, sendJson } from '../lib/http.mjs';
import * as accounts from './accounts.mjs';
import * as sessions from './checkout-sessions.mjs';
import * as disputes from './disputes.mjs';
import { StripeError } from './errors.mjs';
import * as events from './events.mjs';
import { attempt, attemptIntent } from './pay.mjs';
import * as intents from './payment-intents.mjs';
import * as payouts from './payouts.mjs';
import * as refunds from './refunds.mjs';

const state = (peer) => ({
  faults: { ...peer.faults },
  advanced_s: peer.advanced,
  due_webhooks: peer.store.count('deliveries'),
  attempts: peer.webhooks.attempts,
  objects: Object.fromEntries(['sessions', 'intents', 'charges', 'refunds', 'disputes', 'events', 'accounts'].map((kind) => [kind, peer.store.count(kind)])),
});

function setKnobs(peer, { advance_s: seconds = 0, ...changes }) {
  if (!Number.isInteger(seconds)) throw new HttpError(400, '"advance_s" takes a whole number.');
  const wasHeld = peer.faults.hold_webhooks;
  peer.faults.set(changes);
  peer.advanced += seconds;
  if (seconds !== 0) sessions.expireOverdue(peer);
  if (wasHeld && !peer.faults.hold_webhooks) peer.webhooks.release();
  return state(peer);
}

// Either an event that happened, by id, or one that never did: `type` and `object` as the test likes them.
async function sendWebhook(peer, { event: id, type, object, overrides, times = 1 }) {
  if (!Number.isInteger(times) || times < 1 || times > 1000) throw new HttpError(400, '"times" is between 1 and 1000.');
  if (!id && !(type && object)) throw new HttpError(400, 'Give "event", or "type" and "object".');
  const event = id ? events.find(peer, id) : events.record(peer, type, object, overrides);
  return { event: event.id, answers: await peer.webhooks.deliver(event, times) };
}

function pay(peer, { session: id, card = '4242424242424242' }) {
  const session = sessions.find(peer, id);
  if (session.status !== 'open') throw new HttpError(409, `The session is ${session.status}.`);
  const refusal = attempt(peer, session, { card });
  return { paid: refusal === null, refusal, session: sessions.find(peer, id) };
}

function payIntent(peer, { intent: id, card = '4242424242424242' }) {
  const intent = intents.find(peer, id);
  if (intent.status !== 'requires_payment_method') throw new HttpError(409, `The intent is ${intent.status}.`);
  const refusal = attemptIntent(peer, intent, card);
  return { paid: refusal === null, refusal, intent: intents.find(peer, id) };
}

function reset(peer) {
  const wasHeld = peer.faults.hold_webhooks;
  peer.faults.reset();
  peer.advanced = 0;
  if (wasHeld) peer.webhooks.release();
  return state(peer);
}

const ACTIONS = {
  'GET /control': (peer) => state(peer),
  'POST /control': setKnobs,
  'POST /control/reset': reset,
  'POST /control/send-webhook': sendWebhook,
  'POST /control/pay': pay,
  'POST /control/settle-refund': (peer, { refund, status = 'succeeded' }) => refunds.settle(peer, refund, status),
  'POST /control/account-state': (peer, { account, state }) => accounts.setState(peer, account, state),
  'POST /control/payout': (peer, { account, amount, currency }) =>
    (amount ? payouts.begin(peer, account, { amount, currency }) : { payouts: payouts.payEverything(peer, account) }),
  'POST /control/settle-payout': (peer, { payout, status = 'paid' }) => payouts.settle(peer, payout, status),
  'POST /control/pay-intent': payIntent,
  'POST /control/dispute': disputes.open,
  'POST /control/close-dispute': (peer, { dispute, status }) => disputes.close(peer, dispute, status),
  'POST /control/account': (peer, { account, enabled = true }) => accounts.setEnabled(peer, account, enabled),
};

/** Serves /control and what is under it. */
export async function serveControl(peer, request, response, url) {
  refuseForeign(request);
  const action = ACTIONS[`${request.method} ${url.pathname}`];
  if (!action) throw new HttpError(404, `There are: ${Object.keys(ACTIONS).join(', ')}.`);
  try {
    sendJson(response, 200, await action(peer, request.method === 'POST' ? await readJson(request) : {}));
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    throw new HttpError(error.status, error.message);
  }
}
