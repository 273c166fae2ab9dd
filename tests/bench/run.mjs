// make bench: starts a stack of its own, runs the scenarios on Gatehouse, the floor and the reference, and ends with a table.
//   QUICK=1 in three minutes     FULL=1 with a million orders in S8     ONLY=S1,holds some alone     KEEP=1 leaves the stack up

import { renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';

import { judge } from './gates.mjs';
import { perThousand } from './lib/load.mjs';
import { machine } from './lib/machine.mjs';
import { plot } from './lib/plot.mjs';
import { VAR, endAll } from './lib/shell.mjs';
import { down, up } from './lib/stack.mjs';
import { fill, openSale, prove, wipe } from './lib/stage.mjs';
import { table } from './lib/table.mjs';
import { floor, ours, reference } from './lib/targets.mjs';
import { listeners } from './scenarios/listeners.mjs';
import { loginStorm } from './scenarios/logins.mjs';
import { memory } from './scenarios/memory.mjs';
import { waitingRoom } from './scenarios/line.mjs';
import { overload } from './scenarios/overload.mjs';
import { flashSale, growth } from './scenarios/sale.mjs';
import { concurrentBookings, holdsAlone, nothingAlone, publicReads, soldOutStorm } from './scenarios/storms.mjs';
import { QUICK, size } from './sizes.mjs';

const begun = Date.now();
const wanted = process.env.ONLY?.split(',');
const scenarios = {};
let mine;
let rival;

const step = (name, words) => console.log(`  ${name.padEnd(8)} ${words}`);

async function floorOf(what) {
  const out = {};
  for (const [name, lanes] of Object.entries({ single: { threads: 32, batch: 1 }, batched: { threads: 4, batch: 32 } })) {
    const orders = size.floorOrders[what][name];
    await wipe(mine);
    const sale = await openSale(mine, orders);
    const { rate, count, p50_ms, p95_ms, p99_ms, failed, cpu_s } = await floor(mine, sale, what, { orders, ...lanes });
    const proof = await prove(mine, sale, 0, { books: false });
    out[name] = { rate: proof.broken.length || failed ? 0 : Math.round(rate), p50_ms, p95_ms, p99_ms, ...lanes, cpu_s_per_1000: perThousand({ cpu_s }, count) };
  }
  return { rate: out.batched.rate, ...out };
}

async function scenario(name, about, work) {
  if (wanted && !wanted.includes(name)) return;
  if (Date.now() - begun > size.budgetSeconds * 1000) {
    step(name, 'left out: no time is left');
    return;
  }
  step(name, about);
  scenarios[name] = await work();
}

async function all() {
  await scenario('S1', 'flash sale: read, hold, pay, ticket', async () => ({
    ours: await flashSale(mine, size),
    floor: await floorOf('sale'),
    reference: await flashSale(rival, { ...size, loads: size.referenceLoads, repeat: 1 }),
  }));
  await scenario('holds', 'holds alone on one hot type', async () => ({
    ours: await holdsAlone(mine, size),
    floor: await floorOf('hold'),
    empty: await nothingAlone(mine, size),
    reference: await holdsAlone(rival, { ...size, holds: size.holds / 5, holdConnections: [64] }),
  }));
  // The reference answers these in the full run only: they have no gate against it.
  const onBoth = async (work) => ({ ours: await work(mine), ...(!QUICK && { reference: await work(rival) }) });
  await scenario('S2', '1,000 concurrent bookings', () => onBoth((target) => concurrentBookings(target, size)));
  await scenario('line', 'joins of one line, and its offers', async () => ({ ours: await waitingRoom(mine, size) }));
  await scenario('overload', 'three times as many as can be served', async () => ({ ours: await overload(mine, size) }));
  await scenario('S3', 'sold-out storm', () => onBoth((target) => soldOutStorm(target, size)));
  await scenario('S5', 'public event reads', () => onBoth((target) => publicReads(target, size)));
  await scenario('S7', 'browsers that wait on one live channel', async () => ({ ours: await listeners(mine, size) }));
  const bestLoad = () => scenarios.S1?.ours.offered_at_best ?? size.growthLoad;
  await scenario('S8', 'the flash sale on full tables', async () => ({ ours: await growth(mine, size, bestLoad(), fill) }));
  await scenario('S9', 'the flash sale beside 200 sign-ins a second', async () => ({ ours: await loginStorm(mine, size) }));
  await scenario('S10', 'memory of the workers', async () => ({ ours: await memory(mine, bestLoad(), size) }));
}

function save(name, words) {
  writeFileSync(`${VAR}/${name}.next`, words);
  renameSync(`${VAR}/${name}.next`, `${VAR}/${name}`);
}

async function finish(about) {
  const rows = judge(scenarios);
  const seconds = Math.round((Date.now() - begun) / 1000);
  save('latest.json', `${JSON.stringify({ scenarios, gates: rows, machine: about, quick: QUICK, seconds, at: new Date(begun).toISOString() }, null, 2)}\n`);
  if (scenarios.S1) save('latest.svg', plot({ ours: scenarios.S1.ours.loads, reference: scenarios.S1.reference.loads }));
  console.log(`\n${table(rows)}\n`);
  const everything = Object.values(scenarios).flatMap(({ ours: one }) => [one, ...(one.loads ?? one.runs ?? [])]);
  for (const verdict of new Set(everything.map((part) => part.verdict).filter(Boolean))) console.log(verdict);
  const elsewhere = Math.max(0, ...everything.map((part) => part.elsewhere ?? 0));
  if (elsewhere > 0.1) console.log(`  Up to ${Math.round(elsewhere * 100)} % of the machine went to other work meanwhile: the figures are lower than they would be.`);
  console.log(`  ${seconds} s on ${about.cpus} × ${about.cpu}; var/bench/latest.json, var/bench/latest.svg`);
}

async function end() {
  rival?.stop();
  if (process.env.KEEP !== '1') await down();
}
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    interrupted = true;
    endAll();
    void end().finally(() => process.exit(130));
  });

const loadBefore = os.loadavg()[0];
try {
  step('start', 'a stack of its own');
  await up();
  mine = ours();
  rival = await reference();
  const about = { ...(await machine()), load_before: loadBefore };
  await all();
  await finish(about);
} catch (error) {
  if (!interrupted) throw error; // else the ground was taken from under it
} finally {
  await end();
}
