// make kill-matrix: a sale while everything is killed. README.md says what must hold.

import { down, stack, up } from '../bench/lib/stack.mjs';
import { sleep } from '../bench/lib/shell.mjs';

const SECONDS = Number(process.env.KILL_SECONDS ?? 120);
const RATE = Number(process.env.KILL_RATE ?? 40);
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const PAUSE_MS = [500, 2500]; // between two kills
const SHOWN = 10;

// mulberry32: small, seeded, good enough to choose whom to kill.
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function killAll(victims, until, random) {
  const kills = [];
  for (const part of victims.order(random)) {
    await sleep(PAUSE_MS[0] + random() * (PAUSE_MS[1] - PAUSE_MS[0]));
    if (Date.now() >= until) return kills;
    kills.push(await victims.kill(part, random));
    if (kills.at(-1).ms === Infinity) return kills;
  }
  return kills;
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const spread = (values) => [values[0], values[Math.floor(values.length / 2)], values.at(-1)].map((ms) => `${String(ms).padStart(6)} ms`).join('  ');

function recoveries(kills) {
  console.log(`\n  back after       kills      min      median         max`);
  for (const part of [...new Set(kills.map((kill) => kill.part))].sort()) {
    const times = sorted(kills.filter((kill) => kill.part === part).map((kill) => kill.ms));
    console.log(`  ${part.padEnd(16)} ${String(times.length).padStart(5)}  ${spread(times)}`);
  }
  console.log(`  ${'all'.padEnd(16)} ${String(kills.length).padStart(5)}  ${spread(sorted(kills.map((kill) => kill.ms)))}\n`);
}

function tell(what, broken) {
  console.log(`  ${broken.length === 0 ? 'holds  ' : 'BROKEN '} ${what}`);
  for (const line of broken.slice(0, SHOWN)) console.log(`           ${line}`);
  if (broken.length > SHOWN) console.log(`           and ${broken.length - SHOWN} more`);
  return broken.length === 0;
}

async function judge(sale, kills) {
  const proof = await import('./proof.mjs');
  const waiting = await proof.quiet(sale.ledger);
  const steps = [...new Set(sale.failures.map(({ step }) => step))].map((step) => `${step} ${sale.failures.filter((one) => one.step === step).length}`);
  const count = (what) => sale.ledger.filter((entry) => entry[what]).length;
  recoveries(kills);
  console.log(`  ${sale.ledger.length} orders acknowledged, ${count('paid')} paid, ${count('cancelled')} given up`);
  console.log(`  ${sale.failures.length} requests failed and were asked again${steps.length ? `: ${steps.join(', ')}` : ''}`);
  console.log(`  ${sale.waits} were asked to wait`);
  console.log(`  ${waiting} pieces of news still wait to be told\n`);
  return [
    tell('every part is back within 30 seconds', kills.filter((kill) => kill.ms === Infinity).map(({ part }) => `${part} stayed away`)),
    tell('every buyer got through', sale.lost),
    tell('every acknowledged order is there, once, with its tickets, told or about to be', await proof.ordersBroken(sale.ledger)),
    tell('every card that was charged is booked', await proof.paymentsBroken(sale.ledger)),
    tell(`requests failed only while a part was down (and ${proof.GRACE_MS / 1000} s after)`, proof.failuresBroken(sale.failures, kills)),
    tell('gatehouse-admin verify', await proof.invariantsBroken()),
  ].every(Boolean);
}

async function main() {
  console.log(`  kill matrix: ${SECONDS} s, ${RATE} buyers a second, KILL_SEED=${SEED}`);
  await up({ ownGateway: false });
  process.env.GATEHOUSE_URL = stack.url;
  const { openEvent, signUp } = await import('../api/client.mjs');
  const { Sale } = await import('./sale.mjs');
  const victims = await import('./victims.mjs');
  const random = randomOf(SEED);
  const { token } = await signUp('Kim Organizer');
  const sale = new Sale(await openEvent(token, { capacity: 1_000_000, name: 'Flash Sale' }), stack.stripe, randomOf(SEED + 1));
  const until = Date.now() + SECONDS * 1000;
  const [kills] = await Promise.all([killAll(victims, until, random), sale.run(RATE, until)]);
  return judge(sale, kills);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void down().finally(() => process.exit(130)));
try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  if (process.env.KEEP !== '1') await down();
}
