// Events to sell, tables to start from, and the proof afterwards.

import { BIN, run } from './shell.mjs';
import { quiet, redis, sql, stack } from './stack.mjs';

const SOLD_TABLES =
  'orders order_lines order_money holds hold_lines tickets payments refunds gateway_events outbox audit_log scans admissions mails hold_offers awaited_pools queue_lines queue_entries queue_turns queue_offers queue_draws queue_joiners ledger_entries disputes splits shares order_answers order_holders order_emails order_billing documents document_counters'.split(
    ' ',
  );

let api;
let token;

/** A published event with one ticket type, made through the API; a target with tables of its own gets a copy. */
export async function openSale(target, capacity, more = {}) {
  process.env.GATEHOUSE_URL = stack.url;
  api ??= await import('../../api/client.mjs');
  token ??= (await api.signUp('Bench Organizer')).token;
  const { event, type } = await api.openEvent(token, { capacity, name: 'Flash Sale', type: more });
  if (target.schema !== 'gatehouse') await copySale(target.schema);
  return { event: event.id, ticket_type: type.id, capacity };
}

const COPIED = ['organizations', 'events', 'ticket_types', 'pools', 'item_pools'];
const copySale = (schema) => sql(`${COPIED.map((table) => `REPLACE INTO ${schema}.${table} SELECT * FROM gatehouse.${table};`).join(' ')} UPDATE ${schema}.pools SET taken = 0;`);

/** Every run starts from the same place: nothing sold, nothing remembered. */
export async function wipe(target) {
  await quiet();
  const there = (await sql('SHOW TABLES', target.schema)).flat();
  const gone = SOLD_TABLES.filter((table) => there.includes(table)).map((table) => `TRUNCATE ${table};`);
  await sql(`SET FOREIGN_KEY_CHECKS = 0; ${gone.join(' ')} UPDATE pools SET taken = 0;`, target.schema);
  await redis('FLUSHALL');
}

// The rivals keep no ledger and write no invoices, which is in their favour; everything else has to hold for them, too.
function onlyBooksMiss(verdict) {
  const missed = verdict.split('\n').filter((line) => line.startsWith('BROKEN'));
  return missed.length > 0 && missed.every((line) => /ledger|invoice/.test(line));
}

/** Waits for what is in flight, then proves it all: `broken` names what does not hold. */
export async function prove(target, sale, acknowledged = 0, { books = target.schema === 'gatehouse' } = {}) {
  await quiet();
  const [[held, completed, tickets, wrong]] = await sql(
    `SELECT (SELECT COALESCE(SUM(p.taken), 0) FROM pools p), (SELECT COUNT(*) FROM orders WHERE status = 'completed'),
            (SELECT COUNT(*) FROM tickets),
            (SELECT COUNT(*) FROM (SELECT o.id FROM orders o LEFT JOIN tickets t ON t.order_id = o.id
              GROUP BY o.id, o.status, o.quantity HAVING COUNT(t.id) <> IF(o.status = 'completed', o.quantity, 0)) x)`,
    target.schema,
  );
  const verdict = await run(`${BIN}/gatehouse-admin`, ['verify'], { env: { GATEHOUSE_CONFIG: target.config }, tolerate: true });
  const proof = {
    oversold: Math.max(0, Number(held) - sale.capacity, Number(tickets) - sale.capacity),
    missing: Math.max(0, acknowledged - Number(completed)),
    wrong_tickets: Number(wrong),
    verified: verdict.includes('all invariants hold') || (!books && onlyBooksMiss(verdict)),
  };
  const broken = Object.entries(proof).filter(([, value]) => value !== 0 && value !== true).map(([name]) => name);
  return { ...proof, completed: Number(completed), tickets: Number(tickets), broken, verdict };
}

// Ids that sort by age and do not meet the ones made today.
const id = (kind) => `UNHEX(CONCAT('01900000000070${kind}80', LPAD(HEX(seq), 14, '0')))`;
const [ORDER, HOLD, PAYMENT, TICKET, INVOICE] = ['01', '02', '03', '04', '05'].map(id);
const AGO = 'UTC_TIMESTAMP(6) - INTERVAL (60 * 86400 - MOD(seq, 1000000) * 2) SECOND';

/** Completed orders of the past for this sale's type, with all that belongs to them. */
export async function fill(target, sale, count) {
  const [[organization, event, type, pool, name, price]] = await sql(
    `SELECT HEX(t.organization_id), HEX(t.event_id), HEX(t.id), HEX(i.pool_id), t.name, t.price FROM ticket_types t JOIN item_pools i ON i.item_id = t.id
      ORDER BY t.created_at DESC, t.id DESC LIMIT 1`, target.schema);
  const from = `FROM seq_1_to_${count}`;
  const email = "CONCAT('past.', seq, '@example.org')";
  const number = (letter, size) => `CONCAT('${letter}', LPAD(CONV(seq, 10, 36), ${size}, '0'))`;
  await sql(`
    INSERT INTO holds (id, event_id, kind, order_id, status, expires_at, created_at)
      SELECT ${HOLD}, 0x${event}, 'checkout', ${ORDER}, 'converted', ${AGO}, ${AGO} ${from};
    INSERT INTO hold_lines (hold_id, pool_id, quantity) SELECT ${HOLD}, 0x${pool}, 1 ${from};
    INSERT INTO orders (id, organization_id, event_id, hold_id, number, buyer_name, buyer_email, buyer_email_key, buyer_phone, status, method, currency,
        subtotal, discount, fees, tax, total, quantity, idempotency, expires_at, release_at, completed_at, created_at)
      SELECT ${ORDER}, 0x${organization}, 0x${event}, ${HOLD}, ${number('P', 9)}, CONCAT('Past ', seq), ${email}, ${email}, '', 'completed', 'card', 'USD',
        ${price}, 0, 0, 0, ${price}, 1, UNHEX(SHA2(CONCAT('past', seq), 256)), ${AGO}, ${AGO}, ${AGO}, ${AGO} ${from};
    INSERT INTO order_lines (order_id, position, ticket_type_id, name, quantity, unit_price, discount, tax, subtotal)
      SELECT ${ORDER}, 0, 0x${type}, '${name}', 1, ${price}, 0, 0, ${price} ${from};
    INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, amount, session_id, intent_id, created_at, updated_at, paid_at, settle_at)
      SELECT ${PAYMENT}, 0x${organization}, 0x${event}, ${ORDER}, 1, 'succeeded', 'USD', ${price}, CONCAT('cs_past_', seq), CONCAT('pi_past_', seq), ${AGO}, ${AGO}, ${AGO}, ${AGO} ${from};
    INSERT INTO order_money (id, order_id, kind, amount, status, created_at, updated_at)
      SELECT ${PAYMENT}, ${ORDER}, 'payment', ${price}, 'succeeded', ${AGO}, ${AGO} ${from};
    INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, at)
      SELECT 0x${organization}, ${PAYMENT}, 'charge', 0, 'gateway', 'USD', ${price}, ${ORDER}, ${PAYMENT}, ${AGO} ${from};
    INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, at)
      SELECT 0x${organization}, ${PAYMENT}, 'charge', 0, 'organizer', 'USD', -${price}, ${ORDER}, ${PAYMENT}, ${AGO} ${from};
    SET @year = YEAR(UTC_TIMESTAMP());
    SET @known = (SELECT COALESCE(MAX(latest), 0) FROM document_counters WHERE organization_id = 0x${organization} AND kind = 'invoice' AND year = @year);
    INSERT INTO documents (id, organization_id, event_id, order_id, kind, year, sequence, cause, revision, order_number, buyer, currency, tax, total, content, issued_at)
      SELECT ${INVOICE}, 0x${organization}, 0x${event}, ${ORDER}, 'invoice', @year, @known + seq, ${ORDER}, 1, ${number('P', 9)}, CONCAT('Past ', seq), 'USD', 0, ${price}, '{}', ${AGO} ${from};
    INSERT INTO document_counters (organization_id, kind, year, latest, latest_at) VALUES (0x${organization}, 'invoice', @year, ${count}, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE latest = latest + ${count}, latest_at = UTC_TIMESTAMP(6);
    INSERT INTO tickets (id, organization_id, event_id, order_id, order_number, buyer_name, buyer_email, ticket_type_id, ticket_type, serial, number, holder_name, holder_email, created_at)
      SELECT ${TICKET}, 0x${organization}, 0x${event}, ${ORDER}, ${number('P', 9)}, CONCAT('Past ', seq), ${email}, 0x${type}, '${name}', 1, ${number('T', 11)}, CONCAT('Past ', seq), ${email}, ${AGO} ${from};
    INSERT INTO audit_log (at, organization_id, action, subject_type, subject_id, detail, request_id, address)
      SELECT ${AGO}, 0x${organization}, 'order.completed', 'order', ${ORDER}, '', '', '' ${from};
    UPDATE pools SET taken = taken + ${count}, size = size + ${count} WHERE id = 0x${pool};
    ANALYZE TABLE orders, order_lines, order_money, holds, hold_lines, payments, ledger_entries, documents, tickets;`, target.schema);
  return { ...sale, capacity: sale.capacity + count };
}
