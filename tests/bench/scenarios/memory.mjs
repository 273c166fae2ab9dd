// S10: the most that each worker holds while a sale is on, and what is left when it has rested: it closes what it has not wanted
// for half a minute.

import { memoryOf } from '../lib/cpu.mjs';
import { round } from '../lib/load.mjs';
import { sleep } from '../lib/shell.mjs';
import { sell } from './sale.mjs';

const WORKERS = ['accounts', 'organizations', 'oauth', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning', 'queue', 'operations', 'documents', 'privacy', 'scheduler'];

const EVERY_MS = 250;
const REST_MS = 40_000;

const larger = (a, b) => (b.pss_mb > a.pss_mb ? b : a);

function look(target) {
  const pids = target.processes();
  return WORKERS.filter((name) => pids.has(name)).map((name) => {
    const { rss_mb, anon_mb, pss_mb } = memoryOf(pids.get(name));
    return { name, rss_mb: round(rss_mb), anon_mb: round(anon_mb), pss_mb: round(pss_mb) };
  });
}

const told = (workers) => ({ largest: workers.reduce(larger), workers });

export async function memory(target, rate, size) {
  let most = look(target);
  const watch = setInterval(() => {
    most = look(target).map((now, i) => larger(most[i], now));
  }, EVERY_MS);
  const sale = await sell(target, { rate, buyers: size.growthBuyers, capacity: size.growthBuyers, seconds: size.seconds });
  clearInterval(watch);
  await sleep(REST_MS);
  return { in_sale: told(most), rested: told(look(target)), rate: sale.rate, runs: [sale] };
}
