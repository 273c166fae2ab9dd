// What tests of the running stack cannot ask through its API: the first administrator, a member's role, a token that has run
// out. Everything else goes through nginx like anybody's request.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = new URL('../../../', import.meta.url).pathname;
const VAR = resolve(ROOT, process.env.GATEHOUSE_VAR ?? 'var');
const BIN = resolve(ROOT, process.env.GATEHOUSE_BIN ?? 'build/bin');

export async function grantAdmin(email) {
  await run(`${BIN}/gatehouse-admin`, ['grant-admin', email], { env: { ...process.env, GATEHOUSE_CONFIG: `${VAR}/etc/gatehouse.conf` } });
}

/** Runs a statement; answers the rows of a SELECT, columns as text. */
export async function sql(statement) {
  const password = (await readFile(`${VAR}/etc/db_password`, 'utf8')).trim();
  const args = ['--no-defaults', '--socket', `${VAR}/run/mariadb.sock`, '--user', 'gatehouse', '--database', 'gatehouse', '--batch', '--skip-column-names', '--execute', statement];
  const { stdout } = await run('mariadb', args, { env: { ...process.env, MYSQL_PWD: password } });
  return stdout.split('\n').filter(Boolean).map((line) => line.split('\t'));
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** "user_01h2xc…" as SQL takes its 16 bytes. */
export function bytesOf(id) {
  let number = 0n;
  for (const letter of id.slice(id.lastIndexOf('_') + 1)) number = number * 32n + BigInt(ALPHABET.indexOf(letter));
  return `0x${number.toString(16).padStart(32, '0')}`;
}

export async function addMember(organization, user, role) {
  await sql(`REPLACE INTO organization_members (organization_id, user_id, role, created_at) VALUES (${bytesOf(organization)}, ${bytesOf(user)}, '${role}', UTC_TIMESTAMP(6))`);
}

/** Lets a token run out that nobody has used yet. */
export async function expire(token) {
  const hash = createHash('sha256').update(token).digest('hex');
  await sql(`UPDATE sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE token_hash = 0x${hash}`);
}
