// Three times as many as can be served: those who can be are, the others hear at once when to come again.

import { latencies, load, round } from '../lib/load.mjs';
import { openSale, prove, wipe } from '../lib/stage.mjs';
import { statementsSoFar } from '../lib/stack.mjs';

const TIMES = 3;
const CROWD = 6000; // connections at once
const MOST_PER_SECOND = 20_000;

const at = (report, status) => report.steps.hold?.statuses[status] ?? 0;

async function hold(target, sale, plan) {
  const before = await statementsSoFar();
  const report = await load(target, { kind: 'hold', event: sale.event, ticket_type: sale.ticket_type, ...plan });
  const held = at(report, '201');
  return { report, held, rate: held / Math.max(report.seconds, 0.001), statements: ((await statementsSoFar()) - before) / Math.max(1, held) };
}

export async function overload(target, size) {
  const seconds = size.overloadSeconds;
  await wipe(target);
  const sale = await openSale(target, 1_000_000);
  await hold(target, sale, { rate: 0, count: 1000, connections: 64, seconds: 5 }); // prepares statements
  const best = await hold(target, sale, { rate: 0, count: MOST_PER_SECOND * seconds, connections: 64, seconds });
  const offered = Math.round(best.rate * TIMES);
  const over = await hold(target, sale, { rate: offered, count: offered * seconds, connections: CROWD, seconds: seconds * 3 });
  const proof = await prove(target, sale);
  const shed = at(over.report, '503');
  return {
    best: round(best.rate),
    offered,
    rate: round(over.rate),
    goodput: round(over.rate / Math.max(best.rate, 0.001), 3),
    ...latencies(over.report.steps.hold),
    shed,
    shed_badly: over.report.steps.hold.count - over.held - shed + (over.report.counts.busy_without_retry_after ?? 0),
    statuses: over.report.steps.hold.statuses,
    statements_ratio: round(over.statements / Math.max(best.statements, 0.001), 2),
    statements_per_hold: [round(best.statements, 2), round(over.statements, 2)],
    finished: over.report.finished,
    elsewhere: over.report.elsewhere,
    oversold: proof.oversold, verified: proof.verified,
  };
}
