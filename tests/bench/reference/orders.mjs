// Holding tickets: sold-out flag and idempotency in Redis, the guarded update in MySQL.

import { createHash } from 'node:crypto';

import { eventOf, money, showEvent, typeOf } from './catalogue.mjs';
import { newId, newNumber, toText } from './ids.mjs';
import { Problem } from './problems.mjs';
import { orderSecret } from './secrets.mjs';
import { redis, transact } from './stores.mjs';

const HOLD_MS = 600_000;
const RUNNING_S = 20;
const KEPT_S = 86_400;
const SOLD_OUT_MS = 1000;

const digest = (text) => createHash('sha256').update(text).digest();

const INSERT_ORDER = `
  INSERT INTO orders (id, organization_id, event_id, hold_id, number, buyer_name, buyer_email, buyer_email_key, buyer_phone, status,
                      method, currency, subtotal, discount, fees, tax, total, quantity, idempotency, expires_at, release_at, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 'card', ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, ?)`;
const INSERT_LINE = `
  INSERT INTO order_lines (order_id, position, ticket_type_id, name, quantity, unit_price, discount, tax, subtotal)
  VALUES (?, 0, ?, ?, ?, ?, 0, 0, ?)`;
const INSERT_HOLD = "INSERT INTO holds (id, event_id, kind, order_id, expires_at, created_at) VALUES (?, ?, 'checkout', ?, ?, ?)";
const INSERT_HOLD_LINE = 'INSERT INTO hold_lines (hold_id, pool_id, quantity) VALUES (?, ?, ?)';
const TAKE = 'UPDATE pools SET taken = taken + ? WHERE id = ? AND (size IS NULL OR taken + ? <= size)';

/** Runs place() once for a key: whoever repeats it gets the first answer. */
async function once(key, body, place) {
  const slot = `once:${digest(key).toString('base64url')}`;
  const hash = digest(JSON.stringify(body)).toString('base64url');
  if (!(await redis.set(slot, hash, 'EX', RUNNING_S, 'NX'))) {
    const kept = await redis.get(slot);
    if (kept && !kept.startsWith(hash)) throw new Problem(422, 'idempotency_mismatch');
    if (!kept || kept.length === hash.length) throw new Problem(409, 'idempotency_in_progress');
    return JSON.parse(kept.slice(hash.length));
  }
  try {
    const answer = await place();
    await redis.set(slot, hash + JSON.stringify(answer), 'EX', KEPT_S);
    return answer;
  } catch (error) {
    await redis.del(slot);
    throw error;
  }
}

// What everybody wants comes last: the pool's row is locked for one statement and the commit.
const insertAndTake = (order, event, type, quantity, idempotency) =>
  transact(async (run) => {
    const { id, hold, buyer, number, now, until, total } = order;
    await run(INSERT_ORDER, [id, type.organization_id, event.id, hold, number, buyer.name, buyer.email, buyer.email.toLowerCase(),
      buyer.phone ?? '', type.currency, total, total, quantity, idempotency, until, until, now]);
    await run(INSERT_LINE, [id, type.id, type.name, quantity, type.price, total]);
    await run(INSERT_HOLD, [hold, event.id, id, until, now]);
    for (const pool of type.pools) await run(INSERT_HOLD_LINE, [hold, pool, quantity]);
    for (const pool of type.pools)
      if ((await run(TAKE, [quantity, pool, quantity])).affectedRows !== 1) throw new Problem(409, 'sold_out', { available: 0 });
  });

async function place(body, key) {
  const [line] = body.lines;
  const flag = `soldout:${line.ticket_type_id}`;
  if (await redis.exists(flag)) throw new Problem(409, 'sold_out', { available: 0 });
  const [event, type] = await Promise.all([eventOf(body.event_id), typeOf(line.ticket_type_id)]);
  if (!type.event_id.equals(event.id) || !type.active || type.sale_mode !== 'open') throw new Problem(404, 'not_found');
  if (line.quantity < type.min_per_order || line.quantity > type.max_per_order) throw new Problem(422, 'limit_exceeded');
  const now = new Date();
  const order = {
    id: newId(), hold: newId(), number: newNumber(10), buyer: body.buyer, now, until: new Date(now.getTime() + HOLD_MS),
    total: Number(type.price) * line.quantity,
  };
  try {
    await insertAndTake(order, event, type, line.quantity, digest(key));
  } catch (error) {
    if (error.code === 'sold_out') await redis.set(flag, '1', 'PX', SOLD_OUT_MS);
    throw error;
  }
  return shown(order, event, type, line.quantity);
}

function shown(order, event, type, quantity) {
  const total = money(order.total, type.currency);
  const nothing = money(0, type.currency);
  return {
    order: {
      id: toText('order', order.id), number: order.number, event: showEvent(event), status: 'pending', method: 'card',
      lines: [{
        ticket_type_id: toText('tt', type.id), name: type.name, quantity, unit_price: money(type.price, type.currency),
        discount: nothing, tax: nothing, subtotal: total,
      }],
      subtotal: total, discount: nothing, fees: nothing, tax: nothing, total, buyer: order.buyer, expires_at: order.until,
      created_at: order.now, payments: [], refunds: [],
    },
    secret: orderSecret(toText('order', order.id)),
  };
}

const WANTED = {
  type: 'object', additionalProperties: false, required: ['event_id', 'lines', 'buyer'],
  properties: {
    event_id: { type: 'string' },
    lines: {
      type: 'array', minItems: 1, maxItems: 1,
      items: {
        type: 'object', additionalProperties: false, required: ['ticket_type_id', 'quantity'],
        properties: { ticket_type_id: { type: 'string' }, quantity: { type: 'integer', minimum: 1, maximum: 50 } },
      },
    },
    buyer: {
      type: 'object', additionalProperties: false, required: ['name', 'email'],
      properties: { name: { type: 'string', minLength: 1, maxLength: 200 }, email: { type: 'string', maxLength: 254 }, phone: { type: 'string', maxLength: 32 } },
    },
  },
};

export function orderRoutes(app) {
  app.post('/api/orders', { schema: { body: WANTED } }, async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (!key) throw new Problem(400, 'idempotency_key_required');
    return reply.code(201).send(await once(key, request.body, () => place(request.body, key)));
  });
}
