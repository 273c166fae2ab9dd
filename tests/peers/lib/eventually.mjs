// Waiting for what happens soon, in tests.

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until `probe` gives something truthy, and returns that; fails after `within` ms.
 * @template T
 * @param {string} what is waited for, for the failure
 * @param {() => T | Promise<T>} probe
 * @returns {Promise<NonNullable<T>>}
 */
export async function eventually(what, probe, within = 5000) {
  const end = Date.now() + within;
  for (;;) {
    const seen = await probe();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain: ${what}`);
    await sleep(20);
  }
}
