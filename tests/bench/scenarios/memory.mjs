// S10: what each worker holds after all the rest.

import { memoryOf } from '../lib/cpu.mjs';
import { round } from '../lib/load.mjs';

const WORKERS = ['accounts', 'organizations', 'oauth', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning', 'operations', 'documents', 'privacy', 'scheduler'];

export function memory(target) {
  const pids = target.processes();
  const workers = Object.fromEntries(
    WORKERS.filter((name) => pids.has(name)).map((name) => {
      const { rss_mb, anon_mb } = memoryOf(pids.get(name));
      return [name, { rss_mb: round(rss_mb), anon_mb: round(anon_mb) }];
    }),
  );
  return { most_rss_mb: Math.max(...Object.values(workers).map(({ rss_mb }) => rss_mb)), workers };
}
