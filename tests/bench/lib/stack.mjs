// The stack that is measured: a private one under var/bench, with the generator as its card gateway.

import { readFileSync } from 'node:fs';

import { BIN, ROOT, VAR, freePort, run, sleep } from './shell.mjs';

const env = { GATEHOUSE_VAR: VAR, GATEHOUSE_SEED: '0', GATEHOUSE_BIN: BIN, GATEHOUSE_SHARE_SESSION: '1' };
const tool = (...args) => run(`${ROOT}/tools/stack.sh`, args, { env });

export const stack = { gatewayPort: 0, port: 0, webhookSecret: '', config: `${VAR}/etc/gatehouse.conf` };

/** Starts it; without a gateway of our own the stack's Stripe peer is the gateway. */
export async function up({ ownGateway = true } = {}) {
  await run(`${ROOT}/tools/stack.sh`, ['down'], { env, tolerate: true });
  await run(`${ROOT}/tools/stack.sh`, ['reset'], { env, tolerate: true });
  if (ownGateway) {
    stack.gatewayPort = await freePort();
    env.GATEHOUSE_STRIPE_API = `http://127.0.0.1:${stack.gatewayPort}`;
  }
  await tool('up');
  const facts = Object.fromEntries((await tool('env')).trim().split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2)));
  Object.assign(stack, {
    url: facts.GATEHOUSE_URL,
    port: Number(new URL(facts.GATEHOUSE_URL).port),
    dbSocket: facts.GATEHOUSE_DB_SOCKET,
    redisSocket: facts.GATEHOUSE_REDIS_SOCKET,
    liveSocket: facts.GATEHOUSE_LIVE_SOCKET,
    stripe: facts.GATEHOUSE_STRIPE_URL,
    webhookSecret: secret('stripe_webhook_secret'),
  });
}

export const down = () => run(`${ROOT}/tools/stack.sh`, ['down'], { env, tolerate: true });

export const secret = (name) => readFileSync(`${VAR}/etc/${name}`, 'utf8').trim();

/** Runs SQL as root; the rows as arrays of text. */
export async function sql(text, schema = 'gatehouse') {
  const out = await run('mariadb', ['--no-defaults', '-u', 'root', '-S', stack.dbSocket, '-N', '-B', schema], {
    input: text,
    env: { MYSQL_PWD: secret('db_root_password') },
  });
  return out.split('\n').filter(Boolean).map((line) => line.split('\t'));
}

export const redis = (...words) => run('redis-cli', ['-s', stack.redisSocket, ...words], { env: { REDISCLI_AUTH: secret('redis_password') } });

export async function statementsSoFar() {
  const [[, count]] = await sql("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(count);
}

/** The supervisor's processes: name → pid. */
export function processes() {
  const rows = readFileSync(`${VAR}/status`, 'utf8').trim().split('\n').map((line) => line.split('\t'));
  return new Map(rows.filter(([, , pid]) => Number(pid) > 0).map(([name, , pid]) => [name, Number(pid)]));
}

/** The sum of a metric of a worker, or of "live", over its labels. */
export async function metric(of, name) {
  const text = await (await fetch(`${stack.url}/metrics/${of}`)).text();
  const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? ([\\d.e+]+)$`, 'gm'))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

/** nginx' own processes. */
export function nginxProcesses() {
  const master = processes().get('nginx');
  const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ').map(Number);
  return [master, ...children];
}

/** Waits until the database has nothing in hand: what a run left behind does not count for the next. */
export async function quiet() {
  for (let still = 0, tries = 0; still < 3 && tries < 150; tries++) {
    const [[, running]] = await sql("SHOW GLOBAL STATUS LIKE 'Threads_running'");
    still = Number(running) <= 2 ? still + 1 : 0;
    await sleep(100);
  }
}
