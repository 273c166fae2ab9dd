// What the SMS service can be asked to do wrong.

export const KNOBS = {
  slow_ms: 0,          // wait this long before the answer to each message
  fail_next: 0,        // answer the next n messages with 500
  busy_next: 0,        // answer the next n with 429
  lose_answer_next: 0, // take the next n messages, then hang up before saying so
};
