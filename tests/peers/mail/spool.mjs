// The folder of messages. The sink writes here, and so may the product; whoever wrote a file, it is in the inbox.

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readFile, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { summarize } from './message.mjs';

const HEADER_BYTES = 1 << 16;
const CAP = 3000;

const isMissing = (error) => error.code === 'ENOENT';

async function beginningOf(file) {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A directory of .eml files with a memory of what their headers say. */
export class Spool {
  #known = new Map();

  /** @param {string} directory made when absent @param {number} cap older messages beyond it are removed */
  constructor(directory, cap = CAP) {
    mkdirSync(directory, { recursive: true });
    Object.assign(this, { directory, cap });
  }

  #file(id) {
    return join(this.directory, `${id}.eml`);
  }

  /** Keeps a message; it appears whole or not at all. */
  async add(raw) {
    const id = `${Date.now()}-${randomBytes(6).toString('hex')}`;
    const partial = join(this.directory, `.${id}.part`);
    await writeFile(partial, raw);
    await rename(partial, this.#file(id));
    return id;
  }

  async #look(id) {
    const { mtimeMs, size } = await stat(this.#file(id));
    const known = this.#known.get(id);
    // A file may be seen while it is still being written: look again when it has grown.
    if (known?.mtimeMs === mtimeMs && known.size === size) return known;
    const entry = { id, mtimeMs, size, ...summarize(await beginningOf(this.#file(id)), new Date(mtimeMs)) };
    this.#known.set(id, entry);
    return entry;
  }

  /** All messages, newest first. */
  async list() {
    const names = (await readdir(this.directory)).filter((name) => name.endsWith('.eml') && !name.startsWith('.'));
    const ids = new Set(names.map((name) => name.slice(0, -4)));
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
    const entries = await Promise.all([...ids].map((id) => this.#look(id).catch((error) => {
      if (!isMissing(error)) throw error;
      return null;
    })));
    const sorted = entries.filter(Boolean).sort((a, b) => b.mtimeMs - a.mtimeMs || (a.id < b.id ? 1 : -1));
    await this.#remove(sorted.splice(this.cap));
    return sorted;
  }

  /** The bytes of a message, or null; only what `list` would name can be read. */
  async raw(id) {
    if (!/^[^/\\\0.][^/\\\0]{0,240}$/.test(id)) return null;
    try {
      return await readFile(this.#file(id));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Empties the inbox. */
  async clear() {
    await this.#remove(await this.list());
  }

  async #remove(entries) {
    await Promise.all(entries.map(({ id }) => unlink(this.#file(id)).catch((error) => {
      if (!isMissing(error)) throw error;
    })));
  }
}
