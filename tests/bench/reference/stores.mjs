// MySQL and Redis, by unix socket, one pool and one connection per process.

import Redis from 'ioredis';
import mysql from 'mysql2/promise';

const { DB_SOCKET, DB_PASSWORD, DB_SCHEMA, REDIS_SOCKET, REDIS_PASSWORD } = process.env;
const DEADLOCK = 'ER_LOCK_DEADLOCK';
const TOO_LONG = 'ER_LOCK_WAIT_TIMEOUT';
const MOST_TRIES = 5;

export const redis = new Redis({ path: REDIS_SOCKET, password: REDIS_PASSWORD, keyPrefix: 'reference:', enableAutoPipelining: true });

export const pool = mysql.createPool({
  socketPath: DB_SOCKET,
  user: 'gatehouse',
  password: DB_PASSWORD,
  database: DB_SCHEMA,
  connectionLimit: 24,
  maxPreparedStatements: 100,
  timezone: 'Z',
  supportBigNumbers: true,
});

/** The rows of one statement outside a transaction. */
export const read = async (sql, values) => (await pool.execute(sql, values))[0];

/** Runs work(run) in one transaction, again after a deadlock. run(sql, values) answers rows or the result header. */
export async function transact(work) {
  for (let tries = 1; ; tries++) {
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      const result = await work(async (sql, values) => (await connection.execute(sql, values))[0]);
      await connection.commit();
      return result;
    } catch (error) {
      await connection.rollback();
      if ((error.code !== DEADLOCK && error.code !== TOO_LONG) || tries === MOST_TRIES) throw error;
    } finally {
      connection.release();
    }
  }
}

/** Answers of load(key), for a second; of several callers at once one loads. */
export function forASecond(load) {
  const kept = new Map();
  return (key) => {
    const known = kept.get(key);
    if (known && known.until > Date.now()) return known.value;
    const value = load(key);
    kept.set(key, { value, until: Date.now() + 1000 });
    value.catch(() => kept.delete(key));
    return value;
  };
}
