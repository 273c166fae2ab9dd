// The payment page at the gateway, and the webhook that completes the order.

import http from 'node:http';

import { fromText, newId, newNumber, toText } from './ids.mjs';
import { Problem } from './problems.mjs';
import { isSigned, opensOrder } from './secrets.mjs';
import { transact } from './stores.mjs';

const { GATEWAY_URL } = process.env;
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
const GRACE_MS = 90_000;

function postForm(path, fields, key) {
  const body = new URLSearchParams(fields).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body), 'Idempotency-Key': key };
  return new Promise((resolve, reject) => {
    const request = http.request(GATEWAY_URL + path, { method: 'POST', agent, headers, timeout: 10_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve(JSON.parse(text))).on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Problem(503, 'gateway_unavailable'))).on('error', reject).end(body);
  });
}

const begin = (id) =>
  transact(async (run) => {
    const [order] = await run('SELECT * FROM orders WHERE id = ? FOR UPDATE', [id]);
    const now = new Date();
    if (!order) throw new Problem(404, 'not_found');
    if (order.status !== 'pending' || order.expires_at <= now) throw new Problem(409, 'order_expired');
    const [last] = await run('SELECT id, attempt, status, url FROM payments WHERE order_id = ? ORDER BY attempt DESC LIMIT 1 FOR UPDATE', [id]);
    if (last && ['created', 'open'].includes(last.status)) return { order, payment: last.id, url: last.url };
    const payment = newId();
    await run('UPDATE orders SET release_at = ? WHERE id = ?', [new Date(order.expires_at.getTime() + GRACE_MS), id]);
    await run(
      `INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, amount, created_at, updated_at, settle_at)
       VALUES (?, ?, ?, ?, ?, 'created', ?, ?, ?, ?, ?)`,
      [payment, order.organization_id, order.event_id, id, (last?.attempt ?? 0) + 1, order.currency, order.total, now, now, order.expires_at]);
    return { order, payment };
  });

async function checkout(text) {
  const { order, payment, url } = await begin(fromText('order', text));
  const paymentText = toText('pay', payment);
  if (url) return { payment_id: paymentText, url, expires_at: order.expires_at };
  const session = await postForm('/v1/checkout/sessions', {
    mode: 'payment', client_reference_id: text, 'metadata[order_id]': text, 'metadata[payment_id]': paymentText,
    'line_items[0][quantity]': 1, 'line_items[0][price_data][currency]': order.currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': Number(order.total), 'line_items[0][price_data][product_data][name]': `Order ${order.number}`,
  }, paymentText);
  const now = new Date();
  await transact(async (run) => {
    await run("UPDATE payments SET status = 'open', session_id = ?, url = ?, updated_at = ? WHERE id = ? AND status = 'created'",
      [session.id, session.url, now, payment]);
    await run("INSERT INTO order_money (id, order_id, kind, amount, status, created_at, updated_at) VALUES (?, ?, 'payment', ?, 'open', ?, ?)",
      [payment, order.id, order.total, now, now]);
  });
  return { payment_id: paymentText, url: session.url, expires_at: order.expires_at };
}

const AUDIT = "INSERT INTO audit_log (at, organization_id, action, subject_type, subject_id, detail, request_id, address) VALUES (?, ?, ?, ?, ?, '', ?, ?)";
const TICKET = `
  INSERT INTO tickets (id, organization_id, event_id, order_id, order_number, buyer_name, ticket_type_id, ticket_type, serial, number,
                       holder_name, holder_email, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

async function issue(run, order, now) {
  let serial = 0;
  for (const line of await run('SELECT * FROM order_lines WHERE order_id = ?', [order.id]))
    for (let i = 0; i < line.quantity; i++)
      await run(TICKET, [newId(), order.organization_id, order.event_id, order.id, order.number, order.buyer_name, line.ticket_type_id,
        line.name, ++serial, newNumber(12), order.buyer_name, order.buyer_email, now]);
}

const bookPaid = (event, session, request) =>
  transact(async (run) => {
    const now = new Date();
    const payment = fromText('pay', session.metadata.payment_id);
    const news = await run('INSERT IGNORE INTO gateway_events (id, type, object_id, outcome, received_at) VALUES (?, ?, ?, ?, ?)',
      [event.id, event.type, session.id, 'completed', now]);
    if (news.affectedRows === 0) return 'seen';
    const [order] = await run('SELECT * FROM orders WHERE id = ? FOR UPDATE', [fromText('order', session.metadata.order_id)]);
    if (!order || order.status !== 'pending' || Number(order.total) !== session.amount_total) throw new Problem(409, 'not_open');
    await run("UPDATE payments SET status = 'succeeded', intent_id = ?, paid_at = ?, updated_at = ? WHERE id = ?", [session.payment_intent, now, now, payment]);
    await run("UPDATE order_money SET status = 'succeeded', updated_at = ? WHERE id = ?", [now, payment]);
    await run("UPDATE holds SET status = 'converted' WHERE id = ? AND status = 'active'", [order.hold_id]);
    await run("UPDATE orders SET status = 'completed', completed_at = ? WHERE id = ?", [now, order.id]);
    await issue(run, order, now);
    await run(AUDIT, [now, order.organization_id, 'payment.succeeded', 'payment', payment, request.id, request.ip ?? '']);
    await run(AUDIT, [now, order.organization_id, 'order.completed', 'order', order.id, request.id, request.ip ?? '']);
    await run("INSERT INTO outbox (topic, subject, payload, status, created_at, due_at) VALUES ('order.completed', ?, '', 'done', ?, ?)", [order.id, now, now]);
    return 'completed';
  });

export function paymentRoutes(app) {
  app.post('/api/payments/checkout', async (request, reply) => {
    const { order_id: order } = request.body;
    if (!opensOrder(order, request.headers.authorization)) throw new Problem(404, 'not_found');
    return reply.code(201).send(await checkout(order));
  });

  // In a scope of its own: the signature is over the raw bytes.
  app.register(async (raw) => {
    raw.removeContentTypeParser('application/json');
    raw.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
    raw.post('/api/payments/stripe/webhook', async (request) => {
      if (!isSigned(request.body, request.headers['stripe-signature'])) throw new Problem(400, 'bad_signature');
      const event = JSON.parse(request.body);
      if (event.type !== 'checkout.session.completed') return { outcome: 'ignored' };
      return { outcome: await bookPaid(event, event.data.object, request) };
    });
  });
}

