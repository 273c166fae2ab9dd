// Many single requests: holds alone, concurrent bookings (S2), a sold-out type (S3), public reads (S5).

import { withEmptyWorker } from '../lib/empty.mjs';
import { cpuParts, failures, latencies, load, perThousand, round } from '../lib/load.mjs';
import { openSale, prove, wipe } from '../lib/stage.mjs';
import { statementsSoFar } from '../lib/stack.mjs';

const seen = (report, step) => {
  const count = report.steps[step]?.count ?? 0;
  return {
    count,
    finished: report.finished,
    rate: round(count / Math.max(report.seconds, 0.001)),
    ...latencies(report.steps[step]),
    statuses: report.steps[step]?.statuses ?? {},
    failures: round(failures(report), 5),
    cpu_s_per_1000: perThousand(report, count),
    cpu_parts: cpuParts(report, count),
    elsewhere: report.elsewhere,
  };
};

// Counts what was done, not what was answered: a refusal is no hold.
function onlyHolds(result, report) {
  const held = report.steps.hold?.statuses['201'] ?? 0;
  return { ...result, held, rate: round(held / Math.max(report.seconds, 0.001)), cpu_s_per_1000: perThousand(report, held) };
}

async function book(target, { count, connections, seconds, rate = 0 }) {
  await wipe(target);
  const sale = await openSale(target, count * 2);
  const report = await load(target, { kind: 'hold', rate, count, connections, seconds, event: sale.event, ticket_type: sale.ticket_type });
  const proof = await prove(target, sale);
  const result = { ...onlyHolds(seen(report, 'hold'), report), connections, oversold: proof.oversold, verified: proof.verified, broken: proof.broken };
  return proof.broken.length ? { ...result, rate: 0, verdict: proof.verdict } : result;
}

const faster = (a, b) => (b.rate > a.rate ? b : a);

/** Holds alone on one hot type: as many as go through, with growing numbers of buyers who wait. */
export async function holdsAlone(target, size) {
  const runs = [];
  for (const connections of size.holdConnections) runs.push(await book(target, { count: size.holds, connections, seconds: size.stormSeconds }));
  const best = runs.reduce(faster);
  return { ...best, runs: runs.map(({ connections, rate, p50_ms, p95_ms }) => ({ connections, rate, p50_ms, p95_ms })) };
}

/** The same requests to a worker that does nothing: what its surroundings let through. */
export async function nothingAlone(target, size) {
  const sale = await openSale(target, 1);
  const plan = { kind: 'hold', rate: 0, count: size.holds, seconds: size.stormSeconds, event: sale.event, ticket_type: sale.ticket_type };
  return withEmptyWorker(async () => {
    const runs = [];
    for (const connections of size.holdConnections.filter((many) => many > 1)) runs.push({ connections, ...seen(await load(target, { ...plan, connections }), 'hold') });
    return runs.reduce(faster);
  });
}

/** S2: a thousand buyers at once, each booking again as soon as it was answered. */
export const concurrentBookings = (target, size) => book(target, { count: size.bookings, connections: 1000, seconds: size.stormSeconds });

/** S3: everybody asks after the last ticket is gone. */
export async function soldOutStorm(target, size) {
  await wipe(target);
  const sale = await openSale(target, 10);
  const plan = { kind: 'hold', rate: 0, seconds: size.stormSeconds, event: sale.event, ticket_type: sale.ticket_type };
  await load(target, { ...plan, count: 50, connections: 10 }); // sells the last ticket
  const before = await statementsSoFar();
  const report = await load(target, { ...plan, count: size.soldOut, connections: 256 });
  const statements = (await statementsSoFar()) - before;
  const proof = await prove(target, sale);
  return {
    ...seen(report, 'hold'),
    mysql_statements_per_1000: round((statements / Math.max(1, report.steps.hold.count)) * 1000, 2),
    oversold: proof.oversold, verified: proof.verified,
  };
}

/** S5: the public page of one event, from the worker and through the micro-cache. */
export async function publicReads(target, size) {
  await wipe(target);
  const sale = await openSale(target, 100);
  const plan = { kind: 'read', rate: 0, connections: 64, per_connection: 1000, seconds: size.stormSeconds, path: `/api/events/${sale.event}` };
  const cached = await load(target, { ...plan, count: size.cachedReads });
  // Whoever brings an identity is answered by the worker; this one is nobody's.
  const uncached = await load(target, { ...plan, count: size.uncachedReads, headers: 'Cookie: gatehouse_csrf=none\r\n' });
  return { ...seen(uncached, 'read'), cached: seen(cached, 'read') };
}

