// How a peer misbehaves on request. Counters count down to zero; switches stay until set again.

import { HttpError } from './http.mjs';

const kindOf = (value) => ({ number: 'a whole number', boolean: 'true or false', string: 'text' })[typeof value];

/** The knobs of one running peer; each is a member that can be read. */
export class Faults {
  #knobs;

  /** @param {Record<string, number | boolean | string>} knobs names with the value that means "behaves" */
  constructor(knobs) {
    this.#knobs = knobs;
    this.reset();
  }

  /** Behaves again. */
  reset() {
    Object.assign(this, this.#knobs);
  }

  /** Sets knobs; an unknown name or a value of another type is refused and nothing is set. */
  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      const usual = this.#knobs[name];
      if (usual === undefined) throw new HttpError(400, `Unknown knob "${name}". There are: ${Object.keys(this.#knobs).join(', ')}.`);
      const fits = typeof value === typeof usual && (typeof value !== 'number' || (Number.isInteger(value) && value >= 0));
      if (!fits) throw new HttpError(400, `"${name}" takes ${kindOf(usual)}.`);
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
