// Where the figures come from.

import { readFileSync } from 'node:fs';
import os from 'node:os';

import { sql } from './stack.mjs';

export async function machine() {
  const [[version, log, flush, sync]] = await sql('SELECT @@version, @@log_bin, @@innodb_flush_log_at_trx_commit, @@sync_binlog');
  return {
    cpus: os.cpus().length,
    cpu: os.cpus()[0].model,
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    kernel: os.release(),
    system: readFileSync('/etc/os-release', 'utf8').match(/PRETTY_NAME="(.*)"/)?.[1] ?? '',
    mariadb: version,
    log_bin: log === '1',
    innodb_flush_log_at_trx_commit: Number(flush),
    sync_binlog: Number(sync),
    node: process.version,
  };
}
