// What must hold when all is quiet again. Each statement answers what is wrong: an empty list when nothing is.

import { BIN, run, sleep } from '../bench/lib/shell.mjs';
import { sql, stack } from '../bench/lib/stack.mjs';

const QUIET_MS = 60_000;
export const GRACE_MS = 3000;

/** Waits for news, refunds and payments that are on their way; answers how many pieces of news still are. */
export async function quiet(ledger) {
  const paid = ledger.filter((entry) => entry.paid).length;
  let waiting = 0;
  for (const deadline = Date.now() + QUIET_MS; Date.now() < deadline; await sleep(500)) {
    const [[news, refunds, succeeded]] = await sql(
      `SELECT (SELECT COUNT(*) FROM outbox WHERE status = 'pending'), (SELECT COUNT(*) FROM refunds WHERE status = 'pending'),
              (SELECT COUNT(*) FROM payments WHERE status = 'succeeded')`);
    waiting = Number(news);
    if (waiting === 0 && Number(refunds) === 0 && Number(succeeded) >= paid) break;
  }
  return waiting;
}

async function stored() {
  const rows = await sql(
    `SELECT o.number, o.status, o.quantity, o.total, (SELECT COUNT(DISTINCT t.number) FROM tickets t WHERE t.order_id = o.id),
            (SELECT COALESCE(SUM(p.amount), 0) FROM payments p WHERE p.order_id = o.id AND p.status = 'succeeded'),
            (SELECT COALESCE(SUM(r.amount), 0) FROM refunds r WHERE r.order_id = o.id AND r.status = 'succeeded'),
            (SELECT COUNT(*) FROM mails m WHERE m.subject_id = o.id),
            (SELECT COUNT(*) FROM outbox n WHERE n.subject = o.id AND n.topic = 'order.completed' AND n.status = 'pending')
       FROM orders o`);
  return new Map(rows.map(([number, status, ...figures]) => {
    const [quantity, total, tickets, paid, back, mails, waiting] = figures.map(Number);
    return [number, { status, quantity, total, tickets, paid, back, mails, waiting }];
  }));
}

// A mail is written from news that is not lost: until then the news waits.
const isTold = ({ mails, waiting }) => mails === 1 || (mails === 0 && waiting === 1);
const isWhole = (order) => order.status === 'completed' && order.tickets === order.quantity && order.paid - order.back === order.total && isTold(order);
const isRefunded = (order) => order.status !== 'completed' && order.tickets === 0 && order.paid > 0 && order.back === order.paid;

/** What is wrong with what is stored of an acknowledged order; null when nothing is. */
export function wrongWith(entry, order) {
  if (!order) return 'was acknowledged and is gone';
  if (order.quantity !== entry.quantity) return `has ${order.quantity} places, not ${entry.quantity}`;
  if (entry.paid && !isWhole(order) && !isRefunded(order)) return `was paid for: ${JSON.stringify(order)}`;
  if (entry.cancelled && order.status !== 'cancelled') return `was given up and is ${order.status}`;
  return !entry.paid && order.tickets > 0 ? `was not paid for and has ${order.tickets} tickets` : null;
}

/** Of every acknowledged order, and of those that nobody was told of. */
export async function ordersBroken(ledger) {
  const orders = await stored();
  const broken = ledger.map((entry) => [entry.number, wrongWith(entry, orders.get(entry.number))]).filter(([, wrong]) => wrong);
  const known = new Set(ledger.map((entry) => entry.number));
  if (known.size !== ledger.length) broken.push(['orders', `${ledger.length - known.size} were answered for two buyers`]);
  for (const number of orders.keys()) if (!known.has(number)) broken.push([number, 'nobody was told of it']);
  return broken.map(([number, wrong]) => `order ${number} ${wrong}`);
}

/** Sessions that a card paid for and that the books do not know as paid. */
export async function paymentsBroken(ledger) {
  const booked = new Set((await sql("SELECT session_id FROM payments WHERE status = 'succeeded'")).flat());
  return ledger.filter((entry) => entry.paid && !booked.has(entry.session)).map((entry) => `order ${entry.number}: its payment was never booked`);
}

/** Requests that failed while nothing was down. */
export const failuresBroken = (failures, kills) =>
  failures
    .filter(({ at, until }) => !kills.some((kill) => until >= kill.at && at <= kill.back + GRACE_MS))
    .map(({ at, step, what }) => `${new Date(at).toISOString()} ${step}: ${what}, with all parts up`);

export async function invariantsBroken() {
  const verdict = await run(`${BIN}/gatehouse-admin`, ['verify'], { env: { GATEHOUSE_CONFIG: stack.config }, tolerate: true });
  return verdict.includes('all invariants hold') ? [] : verdict.split('\n').filter((line) => line && !line.startsWith('holds'));
}
