// S10: what each worker holds when everything is over, and when it has rested: it closes what it has not wanted for half a minute.

import { setTimeout as sleep } from 'node:timers/promises';

import { memoryOf } from '../lib/cpu.mjs';
import { round } from '../lib/load.mjs';

const WORKERS = ['accounts', 'organizations', 'oauth', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning', 'operations', 'documents', 'privacy', 'scheduler'];

const REST_MS = 40_000;

function look(target) {
  const pids = target.processes();
  const workers = WORKERS.filter((name) => pids.has(name)).map((name) => {
    const { rss_mb, anon_mb, pss_mb } = memoryOf(pids.get(name));
    return { name, rss_mb: round(rss_mb), anon_mb: round(anon_mb), pss_mb: round(pss_mb) };
  });
  return { largest: workers.reduce((most, one) => (one.pss_mb > most.pss_mb ? one : most)), workers };
}

export async function memory(target) {
  const after_load = look(target);
  await sleep(REST_MS);
  return { after_load, rested: look(target) };
}
