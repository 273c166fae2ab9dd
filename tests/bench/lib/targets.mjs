// The two shops that are loaded: ours, through nginx, and the reference, reached directly (in its favour).

import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';

import { cpuBetween, cpuOf, total } from './cpu.mjs';
import { ROOT, VAR, BIN, freePort, run, sleep } from './shell.mjs';
import { processes, secret, sql, stack } from './stack.mjs';

// What serves requests or works behind them; the peers of the demo and the supervisor do not count.
const NOT_OURS = ['stripe-peer', 'mail-peer', 'migrate'];
const SHARED = ['mariadb', 'redis'];
const REFERENCE_SCHEMA = 'gatehouse_reference';

export function ours() {
  return {
    name: 'ours',
    port: stack.port,
    schema: 'gatehouse',
    config: stack.config,
    processes: () => new Map([...processes()].filter(([name]) => !NOT_OURS.includes(name))),
  };
}

async function makeSchema(config) {
  await sql(`DROP DATABASE IF EXISTS ${REFERENCE_SCHEMA}; CREATE DATABASE ${REFERENCE_SCHEMA};
             GRANT ALL ON ${REFERENCE_SCHEMA}.* TO 'gatehouse'@'localhost';`);
  writeFileSync(config, readFileSync(stack.config, 'utf8').replace(/^db\.schema = .*$/m, `db.schema = ${REFERENCE_SCHEMA}`), { mode: 0o600 });
  await run(`${BIN}/gatehouse-admin`, ['migrate'], { env: { GATEHOUSE_CONFIG: config } });
}

async function answers(port) {
  for (let tries = 0; tries < 100; tries++) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`the reference does not start; see ${VAR}/log/reference.log`);
}

/** Starts the reference on a schema of its own in the same MariaDB; `stop()` ends it. */
export async function reference() {
  const config = `${VAR}/etc/reference.conf`;
  await makeSchema(config);
  const port = await freePort();
  const log = openSync(`${VAR}/log/reference.log`, 'w');
  const child = spawn(process.execPath, [`${ROOT}/tests/bench/reference/main.mjs`], {
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DB_SOCKET: stack.dbSocket,
      DB_PASSWORD: secret('db_password'),
      DB_SCHEMA: REFERENCE_SCHEMA,
      REDIS_SOCKET: stack.redisSocket,
      REDIS_PASSWORD: secret('redis_password'),
      GATEWAY_URL: `http://127.0.0.1:${stack.gatewayPort}`,
      WEBHOOK_SECRET: stack.webhookSecret,
      MASTER_KEY: secret('master_key'),
    },
  });
  await answers(port);
  return {
    name: 'reference',
    port,
    schema: REFERENCE_SCHEMA,
    config,
    processes: () => new Map([...[...processes()].filter(([name]) => SHARED.includes(name)), ['node', child.pid]]),
    stop: () => child.kill('SIGTERM'),
  };
}

/** The database floor: the same rows straight through Connector/C++. */
export async function floor(target, sale, what, { orders, threads, batch }) {
  const pids = new Map([...target.processes()].filter(([name]) => name === 'mariadb'));
  const before = cpuOf(pids);
  const out = await run(`${BIN}/gatehouse-floor`, [what, sale.ticket_type, String(orders), String(threads), String(batch)], {
    env: { GATEHOUSE_CONFIG: target.config },
  });
  const line = out.trim().split('\n').at(-1);
  return { ...JSON.parse(line), cpu_s: total(cpuBetween(before, cpuOf(pids))) };
}
