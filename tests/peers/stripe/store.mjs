// Everything the peer knows, kept over restarts: a log of JSON lines, replayed and compacted at start.

import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Objects by kind and id, in order of creation. */
export class Store {
  #kinds = new Map();
  #file;

  /** @param {string} directory made when absent */
  constructor(directory) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#file = join(directory, 'state.jsonl');
    if (existsSync(this.#file)) this.#replay();
    this.#compact();
  }

  #kind(kind) {
    if (!this.#kinds.has(kind)) this.#kinds.set(kind, new Map());
    return this.#kinds.get(kind);
  }

  #replay() {
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      if (line === '') continue;
      try {
        const { kind, value, gone } = JSON.parse(line);
        if (gone) this.#kind(kind).delete(gone);
        else this.#kind(kind).set(value.id, value);
      } catch {
        break; // A line cut short by a crash is the last one: nobody was told it had happened.
      }
    }
  }

  #compact() {
    const lines = [];
    for (const [kind, values] of this.#kinds) for (const value of values.values()) lines.push(`${JSON.stringify({ kind, value })}\n`);
    writeFileSync(`${this.#file}.new`, lines.join(''), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Keeps an object, new or changed. */
  put(kind, value) {
    this.#kind(kind).set(value.id, value);
    appendFileSync(this.#file, `${JSON.stringify({ kind, value })}\n`);
    return value;
  }

  /** Forgets an object. */
  remove(kind, id) {
    if (this.#kind(kind).delete(id)) appendFileSync(this.#file, `${JSON.stringify({ kind, gone: id })}\n`);
  }

  /** The object, or undefined. */
  get(kind, id) {
    return this.#kind(kind).get(id);
  }

  /** All objects of a kind, oldest first. */
  all(kind) {
    return [...this.#kind(kind).values()];
  }

  /** How many objects of a kind there are. */
  count(kind) {
    return this.#kind(kind).size;
  }
}
