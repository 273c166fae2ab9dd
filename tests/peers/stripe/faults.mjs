// How the peer misbehaves on request. Counters count down to zero; switches stay until set again.

import { HttpError } from '../lib/http.mjs';

const KNOBS = {
  slow_ms: 0,              // wait this long before each API answer
  fail_next: 0,            // answer the next n API requests with fail_status, doing nothing
  fail_status: 500,
  timeout_after_effect: 0, // do the next n API writes, then never answer
  decline_next: 0,         // decline the next n cards, whatever their number
  pending_refunds: 0,      // leave the next n refunds pending until settled
  duplicate_webhooks: 0,   // deliver each of the next n events twice, in parallel
  drop_webhooks: 0,        // never deliver the next n events (send-webhook still can)
  reorder_webhooks: false, // deliver the events of one action last one first
  hold_webhooks: false,    // deliver nothing until switched off again
  bad_signatures: 0,       // sign the next n deliveries with a wrong secret
  signature_age_s: 0,      // sign deliveries as if this many seconds ago
};

/** The knobs of one running peer. */
export class Faults {
  constructor() {
    this.reset();
  }

  /** Behaves again. */
  reset() {
    Object.assign(this, KNOBS);
  }

  /** Sets knobs; an unknown name or a value of another type is refused and nothing is set. */
  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      if (!(name in KNOBS)) throw new HttpError(400, `Unknown knob "${name}". There are: advance_s, ${Object.keys(KNOBS).join(', ')}.`);
      const fits = typeof value === typeof KNOBS[name] && (typeof value !== 'number' || Number.isInteger(value));
      if (!fits || (value < 0 && name !== 'signature_age_s')) throw new HttpError(400, `"${name}" takes ${typeof KNOBS[name] === 'number' ? 'a whole number' : 'true or false'}.`);
    }
    Object.assign(this, changes);
  }

  /** Uses up one of a counter; true when there was one left. */
  take(name) {
    if (this[name] === 0) return false;
    this[name] -= 1;
    return true;
  }
}
