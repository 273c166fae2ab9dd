// A shop for the tests: the official SDK as client, a webhook endpoint that verifies with the SDK, the peer between.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Stripe from 'stripe';

import { eventually } from '../lib/eventually.mjs';
import { close, listen, readBody } from '../lib/http.mjs';
import { startStripePeer } from './server.mjs';

const SECRET_KEY = 'sk_test_shop_of_the_tests';
const WEBHOOK_SECRET = 'whsec_shop_of_the_tests';

export const PAYS = '4242 4242 4242 4242';
export const DECLINED = '4000 0000 0000 0002';

/** Opens a shop; `answers` are the statuses its webhook endpoint gives first, then it says 200. */
export async function openShop({ answers = [] } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'stripe-peer-'));
  const [secretKeyFile, webhookSecretFile] = ['key', 'webhook'].map((name) => join(directory, name));
  writeFileSync(secretKeyFile, `${SECRET_KEY}\n`);
  writeFileSync(webhookSecretFile, `${WEBHOOK_SECRET}\n`);

  const received = [];
  const refused = [];
  const endpoint = createServer(async (request, response) => {
    const body = await readBody(request);
    try {
      const event = Stripe.webhooks.constructEvent(body, request.headers['stripe-signature'], WEBHOOK_SECRET);
      const status = answers.shift() ?? 200;
      if (status === 200) received.push(event);
      response.writeHead(status).end();
    } catch (error) {
      refused.push(error);
      response.writeHead(400).end();
    }
  });
  const webhookPort = await listen(endpoint, 0);

  const start = () => startStripePeer({
    port: 0, secretKeyFile, webhookSecretFile, stateDir: join(directory, 'state'),
    webhookUrl: `http://127.0.0.1:${webhookPort}/hook`, publicBase: 'http://shop.test/dev/stripe',
  });

  const shop = {
    received, refused, webhookSecretFile,
    peer: await start(),
    get base() { return `http://127.0.0.1:${shop.peer.port}`; },
    get stripe() { return shop.client(SECRET_KEY); },

    client: (key, settings = {}) =>
      new Stripe(key, { host: '127.0.0.1', port: shop.peer.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false, ...settings }),

    session: (overrides = {}, settings = undefined) => shop.stripe.checkout.sessions.create({
      mode: 'payment',
      success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'http://shop.test/basket',
      line_items: [
        { quantity: 2, price_data: { currency: 'usd', unit_amount: 2500, product_data: { name: 'General <b>admission</b>' } } },
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 310, product_data: { name: 'Fees' } } },
      ],
      metadata: { order_id: 'order_1' },
      payment_intent_data: { metadata: { order_id: 'order_1' } },
      ...overrides,
    }, settings),

    /** What a browser gets when it sends the form of the payment page. */
    submit: (session, card, rest = { exp: '12/34', cvc: '123' }) =>
      fetch(shop.pageOf(session), { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card, ...rest }) }),

    pageOf: ({ id }) => `${shop.base}/dev/stripe/pay/${id}`,

    async control(path = '', body = undefined, headers = {}) {
      const init = body && { method: 'POST', body: JSON.stringify(body), headers };
      const answer = await fetch(`${shop.base}/control${path}`, init ?? { headers });
      return { status: answer.status, ...(await answer.json()) };
    },

    types: () => received.map((event) => event.type),
    webhook: (type) => eventually(`webhook ${type}`, () => received.find((event) => event.type === type)),

    async restart() {
      await shop.peer.close();
      shop.peer = await start();
    },

    async close() {
      await shop.peer.close();
      await close(endpoint);
      rmSync(directory, { recursive: true });
    },
  };
  return shop;
}

/** Runs a test with a shop of its own. */
export const inShop = (test, settings) => async () => {
  const shop = await openShop(settings);
  try {
    await test(shop);
  } finally {
    await shop.close();
  }
};
