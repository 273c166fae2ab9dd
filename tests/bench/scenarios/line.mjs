// A waiting room: everybody joins one line at once; then places are freed, and offered in order (QUE-6).

import { createHmac } from 'node:crypto';

import { cpuParts, failures, latencies, load, perThousand, round } from '../lib/load.mjs';
import { sleep } from '../lib/shell.mjs';
import { secret, sql } from '../lib/stack.mjs';
import { openSale, prove, wipe } from '../lib/stage.mjs';

const count = async (statement) => Number((await sql(statement))[0][0]);

// As common/crypto's derive(): what guests' tokens are made with.
const guestKey = () => createHmac('sha256', Buffer.from(secret('master_key').trim(), 'hex')).update('queue-guest').digest('hex');

// Waits until the scheduler has offered so many places; answers how long it took by what MySQL says.
async function offered(places) {
  for (let tries = 0; tries < 300 && (await count('SELECT COUNT(*) FROM queue_offers')) < places; tries++) await sleep(100);
  const [[made, seconds]] = await sql(
    'SELECT COUNT(*), TIMESTAMPDIFF(MICROSECOND, MIN(created_at), MAX(created_at)) / 1e6 FROM queue_offers');
  return { made: Number(made), seconds: Number(seconds) };
}

/** Joins of one line as fast as answers come, then offers for as many as there are places. */
export async function waitingRoom(target, size) {
  await wipe(target);
  const sale = await openSale(target, size.offers, { sale_mode: 'waiting_room' });
  // Nothing is offered while people join: the line is opened by hand afterwards.
  await sql(`INSERT INTO queue_lines (item_id, is_bundle, event_id, organization_id, state, created_at, updated_at)
             SELECT id, 0, event_id, organization_id, 'paused', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM ticket_types
              WHERE sale_mode = 'waiting_room'`);
  const report = await load(target, {
    kind: 'join', rate: 0, count: size.joins, connections: 64, per_connection: 10, seconds: size.stormSeconds,
    event: sale.event, ticket_type: sale.ticket_type, guest_key: guestKey(),
  });
  const joined = report.steps.join?.statuses['201'] ?? 0;
  // Turns have no gaps: nobody was lost, nobody was given one twice.
  const outOfOrder = await count(`SELECT COUNT(*) FROM (SELECT turn, LAG(turn) OVER (PARTITION BY item_id ORDER BY turn) AS before_it FROM queue_turns) x
                                   WHERE turn <> COALESCE(before_it, 0) + 1`);
  await sql("UPDATE queue_lines SET state = 'open'");
  const places = Math.min(size.offers, joined);
  const { made, seconds } = await offered(places);
  const overtaken = await count(`SELECT COUNT(*) FROM queue_entries w JOIN queue_entries o ON o.item_id = w.item_id AND o.turn > w.turn
                                  WHERE w.status = 'waiting' AND o.status = 'offered'`);
  const proof = await prove(target, sale);
  return {
    joined, rate: round(joined / Math.max(report.seconds, 0.001)), ...latencies(report.steps.join), failures: round(failures(report), 5),
    statuses: report.steps.join?.statuses ?? {}, cpu_s_per_1000: perThousand(report, joined), cpu_parts: cpuParts(report, joined),
    out_of_order: outOfOrder, offered: made, offers_per_s: round(made / Math.max(seconds, 0.001)), overtaken,
    oversold: proof.oversold, verified: proof.verified, broken: proof.broken, elsewhere: report.elsewhere,
    ...(proof.broken.length && { rate: 0, verdict: proof.verdict }),
  };
}
