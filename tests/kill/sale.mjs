// Buyers who arrive whatever happens, and who write down what they were promised.

import { call, freshKey, orderOf, sleep } from '../api/client.mjs';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 200;
const FATES = { pays: 0.85, cancels: 0.93 }; // the rest never pays

export class Sale {
  ledger = []; // acknowledged orders: {number, quantity, fate, session, paid, cancelled}
  failures = []; // {at, until, step, what}: answers that never came, and 5xx
  waits = 0; // asked to come again: a key whose worker died is in progress until its mark runs out
  lost = []; // buyers who were refused for good, or gave up
  inFlight = 0;

  constructor(shop, stripe, random) {
    Object.assign(this, { shop, stripe, random });
  }

  /** Lets `rate` buyers a second in until `until`; ends when the last of them left. */
  async run(rate, until) {
    const begun = Date.now();
    const buyers = [];
    for (let n = 0; Date.now() < until; n++) {
      buyers.push(this.#buy().catch((error) => this.lost.push(error.message)));
      await sleep(Math.max(0, begun + ((n + 1) * 1000) / rate - Date.now()));
    }
    await Promise.all(buyers);
  }

  // Asks until there is an answer for good.
  async #insist(step, ask) {
    for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
      let what;
      const at = Date.now();
      this.inFlight++;
      try {
        const answer = await ask();
        what = String(answer.status);
        if (answer.status < 400) return answer.json;
        if (answer.status < 500 && answer.status !== 409 && answer.status !== 429) throw new Error(`${step}: ${what} ${answer.text.slice(0, 200)}`);
      } catch (error) {
        if (!error.code && !/no answer/.test(error.message)) throw error;
        what = error.code ?? 'timeout';
      } finally {
        this.inFlight--;
      }
      if (what === '409' || what === '429') this.waits++;
      else this.failures.push({ at, until: Date.now(), step, what });
      if (Date.now() > deadline) throw new Error(`${step}: gave up after ${what}`);
    }
  }

  async #buy() {
    const { shop, random } = this;
    await this.#insist('read', () => call('GET', `/api/events/${shop.event.id}`));
    const quantity = 1 + Math.floor(random() * 3);
    const draw = random();
    const fate = draw < FATES.pays ? 'pays' : draw < FATES.cancels ? 'cancels' : 'leaves';
    const key = freshKey();
    const { order, secret } = await this.#insist('hold', () => call('POST', '/api/orders', { body: orderOf(shop, quantity), headers: key }));
    const entry = { id: order.id, number: order.number, quantity, fate };
    this.ledger.push(entry);
    if (fate === 'leaves') return;
    if (fate === 'cancels') {
      await this.#insist('cancel', () => call('POST', `/api/orders/${order.id}/cancel`, { secret }));
      entry.cancelled = true;
      return;
    }
    const payKey = freshKey();
    const { url } = await this.#insist('checkout', () => call('POST', '/api/payments/checkout', { body: { order_id: order.id }, headers: payKey, secret }));
    entry.session = url.split('/').at(-1);
    await this.#insist('card', () => call('POST', '/control/pay', { url: this.stripe, from: '127.0.0.1', body: { session: entry.session } }));
    entry.paid = true;
    if (random() < 0.1) await this.#insist('tickets', () => call('GET', `/api/orders/${order.id}/tickets`, { secret }));
  }
}
