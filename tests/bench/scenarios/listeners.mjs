// S7: thousands of browsers that wait on one live channel: when the last of them hears a message, what each costs, and that
// waiting asks neither a worker nor the database anything.

import { memoryOf } from '../lib/cpu.mjs';
import { load, round } from '../lib/load.mjs';
import { sleep } from '../lib/shell.mjs';
import { metric, nginxProcesses, stack, statementsSoFar } from '../lib/stack.mjs';

// Well-formed events that do not exist, one for each run: nobody else publishes there, and newcomers find nothing kept.
const eventOf = (run) => `event_01h455vb4pex5vsknk084sn0${run}q`;
const WORKERS = ['accounts', 'organizations', 'events', 'inventory', 'orders', 'tickets', 'payments', 'scanning'];
const QUIET_SECONDS = 8;

const requests = async () => {
  let sum = 0;
  for (const worker of WORKERS) sum += await metric(worker, 'gatehouse_requests_total');
  return sum;
};
const subscribers = () => metric('live', 'gatehouse_live_subscribers');
const heldByNginx = async () => {
  const shared = await metric('live', 'gatehouse_live_shared_memory_kibibytes');
  // Shared pages count once, not once for each process that touched them.
  return nginxProcesses().reduce((sum, pid) => sum + memoryOf(pid).anon_mb * 1024, 0) + shared;
};

// What happens in a second to spare: worker requests and statements, of which the scheduler's own make some all the time.
async function costOf(ms) {
  const [asked, statements] = [await requests(), await statementsSoFar()];
  await sleep(ms);
  return { requests: (await requests()) - asked, statements: (await statementsSoFar()) - statements };
}

async function crowd(target, event, count, messages) {
  const before = await heldByNginx();
  const idle = await costOf(2000);
  const plan = { kind: 'listen', path: `/live/event/${event}`, channel: `event/${event}`, live_socket: stack.liveSocket, count, rate: 1500, messages, seconds: 60, quiet_seconds: QUIET_SECONDS, per_connection: 1 };
  let over = false; // also when some were lost, and nothing was ever published
  const running = load(target, plan).finally(() => (over = true));
  while (!over && (await subscribers()) < count) await sleep(100);
  await sleep(1000);
  const held = await heldByNginx();
  const waiting = await costOf(2000);
  const report = await running;
  const { last, delivery } = report.steps;
  return {
    subscribers: count,
    finished: report.finished,
    lost: report.counts.lost ?? 0,
    delivered: delivery?.count ?? 0,
    wanted: count * messages,
    last_p50_ms: round(last?.p50_ms ?? 0),
    last_max_ms: round(last?.max_ms ?? 0),
    delivery_p99_ms: round(delivery?.p99_ms ?? 0),
    kib_each: round((held - before) / count, 2),
    waiting_requests: waiting.requests,
    waiting_statements: waiting.statements,
    idle_statements: idle.statements,
    elsewhere: report.elsewhere,
  };
}

export async function listeners(target, size) {
  const runs = [];
  for (const [run, count] of size.listeners.entries()) runs.push(await crowd(target, eventOf(run), count, size.liveMessages));
  return { ...runs[0], runs };
}
