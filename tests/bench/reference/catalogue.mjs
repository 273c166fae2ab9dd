// The event and its ticket types, as buyers read them.

import { fromText, toText } from './ids.mjs';
import { Problem } from './problems.mjs';
import { forASecond, read } from './stores.mjs';

const money = (amount, currency) => ({ amount: Number(amount), currency });

/** The row of a published event; cached for a second. */
export const eventOf = forASecond(async (text) => {
  const id = fromText('event', text);
  const [row] = id ? await read("SELECT * FROM events WHERE id = ? AND status = 'published'", [id]) : [];
  if (!row) throw new Problem(404, 'not_found');
  return row;
});

/** A ticket type with the pools it draws from, in ascending order; cached for a second. */
export const typeOf = forASecond(async (text) => {
  const id = fromText('tt', text);
  const rows = id ? await read('SELECT t.*, i.pool_id FROM ticket_types t JOIN item_pools i ON i.item_id = t.id WHERE t.id = ? ORDER BY i.pool_id', [id]) : [];
  if (rows.length === 0) throw new Problem(404, 'not_found');
  return { ...rows[0], pools: rows.map((row) => row.pool_id) };
});

export function showEvent(row) {
  return {
    id: toText('event', row.id), slug: row.slug, name: row.name, summary: row.summary, description: row.description,
    type: row.type, status: row.status, starts_at: row.starts_at, ends_at: row.ends_at, zone: row.zone, currency: row.currency,
    venue: {
      name: row.venue_name, address: row.venue_address, city: row.venue_city, region: row.venue_region,
      postal_code: row.venue_postal_code, country: row.venue_country,
    },
    price_from: row.price_from === null ? null : money(row.price_from, row.currency), sale_state: row.sale_state, version: row.version,
  };
}

export { money };
