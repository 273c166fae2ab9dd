// Who signs in at the provider: anybody, by saying a name and an address. The same address is the same person, also
// after a restart.

import { createHash } from 'node:crypto';

export class People {
  #bySubject = new Map();

  /** Remembers what they said of themselves; the subject that stands for them. */
  arrive({ name, email }) {
    const subject = createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 22);
    this.#bySubject.set(subject, { name, email });
    return subject;
  }

  find(subject) {
    return this.#bySubject.get(subject);
  }
}
