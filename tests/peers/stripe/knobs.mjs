// What the Stripe peer can be asked to do wrong.

export const KNOBS = {
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
  signature_ahead_s: 0,    // or as if that many seconds from now
};
