// S1: the flash sale, over growing offered load, until the shop no longer keeps up.

import { cpuParts, failures, latencies, load, perThousand, round } from '../lib/load.mjs';
import { openSale, prove, wipe } from '../lib/stage.mjs';

// Below this share of what was offered a heavier load would only measure the queue.
const KEEPS_UP = 0.6;
const GATE_LOAD = 500;
const SOLD_OUT_LOAD = 1000;

/** One run of `buyers` arriving at `rate` per second on `capacity` tickets. */
export async function sell(target, { rate, buyers, capacity, seconds, prepare }) {
  await wipe(target);
  let sale = await openSale(target, capacity);
  if (prepare) sale = await prepare(sale);
  const report = await load(target, { kind: 'sale', rate, count: buyers, seconds, event: sale.event, ticket_type: sale.ticket_type });
  const completed = report.counts.completed ?? 0;
  const proof = await prove(target, sale, completed);
  return {
    offered: rate,
    buyers,
    finished: report.finished,
    completed,
    rate: proof.broken.length ? 0 : round(completed / Math.max(report.seconds, 0.001)),
    ...latencies(report.steps.hold),
    steps: Object.fromEntries(Object.entries(report.steps).map(([name, step]) => [name, { ...latencies(step), statuses: step.statuses }])),
    failures: round(failures(report), 5),
    asked_again: report.counts.asked_again ?? 0,
    cpu_s_per_1000: perThousand(report, completed),
    cpu_parts: cpuParts(report, completed),
    elsewhere: report.elsewhere,
    oversold: proof.oversold,
    missing: proof.missing,
    wrong_tickets: proof.wrong_tickets,
    verified: proof.verified,
    broken: proof.broken,
    verdict: proof.broken.length ? proof.verdict : undefined,
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function summary(loads, soldOut) {
  const best = loads.reduce((a, b) => (b.rate > a.rate ? b : a));
  const atGate = loads.find((one) => one.offered === GATE_LOAD) ?? loads[0];
  const all = soldOut ? [...loads, soldOut] : loads;
  const peak = loads.filter((one) => one.offered === best.offered);
  return {
    rate: median(peak.map((one) => one.rate)),
    spread: [Math.min(...peak.map((one) => one.rate)), Math.max(...peak.map((one) => one.rate))],
    offered_at_best: best.offered,
    p50_ms: atGate.p50_ms,
    p95_ms: atGate.p95_ms,
    p99_ms: atGate.p99_ms,
    latency_at: atGate.offered,
    latency_of: `hold at ${atGate.offered}/s offered`,
    cpu_s_per_1000: best.cpu_s_per_1000,
    cpu_parts: best.cpu_parts,
    failures: Math.max(...all.filter((one) => one.offered <= best.offered).map((one) => one.failures)),
    failures_overloaded: Math.max(0, ...all.filter((one) => one.offered > best.offered).map((one) => one.failures)),
    oversold: Math.max(...all.map((one) => one.oversold)),
    missing: Math.max(...all.map((one) => one.missing)),
    wrong_tickets: Math.max(...all.map((one) => one.wrong_tickets)),
    verified: all.every((one) => one.verified),
    loads,
    sold_out_sale: soldOut,
  };
}

// Statements are prepared and code is compiled with the first requests of a process: not what is asked here.
const warmUp = (target) => sell(target, { rate: 100, buyers: 200, capacity: 200, seconds: 6 });

/** Offers each load of the size, heavier ones only while the shop keeps up; then the sale with a tenth of the tickets. */
export async function flashSale(target, size) {
  await warmUp(target);
  const loads = [];
  for (const rate of size.loads) {
    const buyers = Math.min(size.buyers, rate * size.secondsOffered);
    const one = await sell(target, { rate, buyers, capacity: size.buyers, seconds: size.seconds });
    loads.push(one);
    if (rate >= GATE_LOAD && one.rate < rate * KEEPS_UP) break;
  }
  const { offered, buyers } = loads.reduce((a, b) => (b.rate > a.rate ? b : a));
  for (let more = 1; more < size.repeat; more++) loads.push(await sell(target, { rate: offered, buyers, capacity: size.buyers, seconds: size.seconds }));
  // Most of them only hear that nothing is left, so more may come at once.
  const crowd = Math.max(offered, SOLD_OUT_LOAD);
  const soldOut = await sell(target, { rate: crowd, buyers: size.buyers, capacity: size.buyers / 10, seconds: size.seconds });
  return summary(loads, soldOut);
}

/** S8: the same sale, at a rate the shop can take, with few and with many orders in the tables. */
export async function growth(target, size, rate, fill) {
  const runs = [];
  for (const existing of size.existing) {
    const one = await sell(target, {
      rate, buyers: Math.min(size.growthBuyers, rate * size.secondsOffered), capacity: size.growthBuyers, seconds: size.seconds,
      prepare: (sale) => fill(target, sale, existing),
    });
    runs.push({ existing, ...one });
  }
  const [first, last] = [runs[0], runs.at(-1)];
  return { ratio: round(last.rate / Math.max(first.rate, 0.001), 3), rate: last.rate, p50_ms: last.p50_ms, p95_ms: last.p95_ms, p99_ms: last.p99_ms,
    cpu_s_per_1000: last.cpu_s_per_1000, oversold: Math.max(...runs.map((one) => one.oversold)), verified: runs.every((one) => one.verified), runs };
}
