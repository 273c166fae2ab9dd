// Delivers events to the merchant and tries again until he answers 2xx. What is still due survives a restart.

import { newId } from './ids.mjs';
import { secretsIn, sign } from './signature.mjs';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;
const GIVE_UP_AFTER_MS = 3 * 86_400_000;
const ANSWER_WITHIN_MS = 10_000;
const REMEMBERED_ATTEMPTS = 100;

/** The peer's outgoing side. */
export class Webhooks {
  #timers = new Set();
  #stopping = new AbortController();
  #inFlight = new Set();

  /** What was tried lately, newest last; for the control endpoint. */
  attempts = [];

  /** @param {{store: import('./store.mjs').Store, faults: import('../lib/faults.mjs').Faults, url: string, secretFile: string}} options */
  constructor({ store, faults, url, secretFile }) {
    Object.assign(this, { store, faults, url, secretFile });
  }

  /** Takes up what an earlier run left undelivered. */
  resume() {
    for (const due of this.store.all('deliveries')) this.#tryLater(due, 0);
  }

  /** Stops; nothing is forgotten. */
  close() {
    this.#stopping.abort();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Delivers the events of one action, in order unless told otherwise. */
  enqueue(events) {
    const kept = events.filter(() => !this.faults.take('drop_webhooks'));
    const groups = kept.map((event) => {
      const copies = this.faults.take('duplicate_webhooks') ? 2 : 1;
      return Array.from({ length: copies }, () => this.#remember(event));
    });
    if (!this.faults.hold_webhooks) void this.#send(groups);
  }

  /** Sends what was held back. */
  release() {
    void this.#send(this.store.all('deliveries').filter((due) => due.attempts === 0).map((due) => [due]));
  }

  /** Delivers one event now, `times` in parallel, past every knob but signatures; resolves to the answers. */
  deliver(event, times) {
    return Promise.all(Array.from({ length: times }, () => this.#post(event, 1)));
  }

  #remember(event) {
    return this.store.put('deliveries', { id: newId('whd'), event: event.id, attempts: 0, since: Date.now() });
  }

  // One event after the other, so that a merchant sees them as they happened; actions do not wait for each other.
  async #send(groups) {
    const ordered = this.faults.reorder_webhooks ? groups.reverse() : groups;
    for (const group of ordered) await Promise.all(group.map((due) => this.#try(due)));
  }

  async #try(due) {
    if (this.#stopping.signal.aborted || this.#inFlight.has(due.id) || !this.store.get('deliveries', due.id)) return;
    const event = this.store.get('events', due.event);
    const attempts = due.attempts + 1;
    this.#inFlight.add(due.id);
    const status = await this.#post(event, attempts);
    this.#inFlight.delete(due.id);
    if (this.#stopping.signal.aborted) return;
    if (status >= 200 && status < 300) {
      this.store.remove('deliveries', due.id);
      this.store.put('events', { ...event, pending_webhooks: 0 });
    } else if (Date.now() - due.since > GIVE_UP_AFTER_MS) {
      this.store.remove('deliveries', due.id);
    } else {
      const again = this.store.put('deliveries', { ...due, attempts });
      this.#tryLater(again, Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)));
    }
  }

  #tryLater(due, wait) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.faults.hold_webhooks) this.#tryLater(due, FIRST_RETRY_MS);
      else void this.#try(due);
    }, wait);
    this.#timers.add(timer);
  }

  // The merchant's status, or 0 when there was no answer.
  async #post(event, attempt) {
    const body = JSON.stringify(event, null, 2);
    let status = 0;
    try {
      const secrets = this.faults.take('bad_signatures') ? ['whsec_wrong'] : secretsIn(this.secretFile);
      const signature = sign(body, secrets, Math.floor(Date.now() / 1000) - this.faults.signature_age_s + this.faults.signature_ahead_s);
      const answer = await fetch(this.url, {
        method: 'POST', body, redirect: 'manual',
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature, 'User-Agent': 'Stripe/1.0 (sandbox)' },
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await answer.arrayBuffer();
      status = answer.status;
    } catch {
      // No answer is an answer: the delivery stays due.
    }
    this.attempts.push({ event: event.id, type: event.type, attempt, status, at: new Date().toISOString() });
    if (this.attempts.length > REMEMBERED_ATTEMPTS) this.attempts.shift();
    return status;
  }
}
