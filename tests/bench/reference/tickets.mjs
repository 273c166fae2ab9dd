// What a buyer has after paying.

import { fromText, toText } from './ids.mjs';
import { Problem } from './problems.mjs';
import { opensOrder, ticketCode } from './secrets.mjs';
import { read } from './stores.mjs';

const shown = (row, order) => ({
  id: toText('ticket', row.id), number: row.number, order_id: order, event_id: toText('event', row.event_id),
  ticket_type: { id: toText('tt', row.ticket_type_id), name: row.ticket_type }, holder: { name: row.holder_name, email: row.holder_email },
  status: row.status, admits: 1, qr_token: ticketCode(row.event_id, row.id),
});

export function ticketRoutes(app) {
  app.get('/api/orders/:id/tickets', async (request) => {
    const { id } = request.params;
    if (!opensOrder(id, request.headers.authorization)) throw new Problem(404, 'not_found');
    const rows = await read('SELECT * FROM tickets WHERE order_id = ? ORDER BY serial', [fromText('order', id)]);
    return { items: rows.map((row) => shown(row, id)) };
  });
}
