// What the mail sink can be asked to do wrong.

export const KNOBS = {
  slow_ms: 0,          // wait this long before the answer to each message
  busy_next: 0,        // refuse the next n connections with 421
  defer_next: 0,       // answer the next n messages with 451: try again later
  reject_next: 0,      // answer the next n messages with 550: never
  reject_to: '',       // answer 550 to recipients that contain this
  lose_answer_next: 0, // keep the next n messages, then hang up before saying so
};
