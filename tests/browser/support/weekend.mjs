// An event of three days: a ticket for each, passes, a hidden type, and codes.

import { call, expectStatus, openEvent } from '../../api/client.mjs';

const usd = (amount) => ({ amount, currency: 'USD' });
const NAMES = ['Opening night', '', 'Finale'];

/** Makes one through the API, published. `event`, `days`, `types` and `bundles` are what the API answered. */
export async function weekend(token, { name = 'River Weekend' } = {}) {
  const post = async (path, body) => expectStatus(await call('POST', path, { token, body }), 201, path);
  // At noon in Phoenix, whose clocks never change.
  const noon = Math.ceil(Date.now() / 86_400_000 + 10) * 86_400_000 + 19 * 3_600_000;
  const at = (day, hours) => new Date(noon + day * 86_400_000 + hours * 3_600_000).toISOString();
  const shop = await openEvent(token, {
    name, price: 15_000, capacity: 40,
    event: { starts_at: at(0, 6), ends_at: at(2, 11), zone: 'America/Phoenix', summary: 'Three evenings of music by the water.' },
    type: { name: 'All-days VIP', description: 'Front rows, the lounge, and a place to sit.', max_per_person: 4 },
  });
  const { id } = shop.event;
  const days = [];
  for (const [index, title] of NAMES.entries()) {
    const more = index === 2 ? { capacity: 12, place: 'Boat house' } : { capacity: 300 };
    days.push(await post(`/api/events/${id}/days`, { name: title, starts_at: at(index, 6), ends_at: at(index, 11), ...more }));
  }
  const types = [];
  for (const [index, price] of [3_000, 4_000, 5_000].entries()) {
    types.push(await post('/api/ticket-types', { event_id: id, name: `Single ticket ${index + 1}`, price: usd(price), capacity: 200, day_id: days[index].id }));
  }
  const hidden = await post('/api/ticket-types', { event_id: id, name: 'Backstage', description: 'Meet the bands.', price: usd(9_000), capacity: 10, visibility: 'hidden', day_id: days[0].id });
  const ids = days.map((day) => day.id);
  const bundles = [
    await post('/api/bundles', { event_id: id, name: 'Weekend pass', day_ids: ids, discount_percent: 2_500, capacity: 100 }),
    await post('/api/bundles', { event_id: id, name: 'First two', day_ids: ids.slice(0, 2), price: usd(6_000) }),
  ];
  const code = (more) => post('/api/discount-codes', { event_id: id, kind: 'percentage', percent_off: 1_000, ...more });
  const codes = [
    await code({ code: 'FRIENDS', unlocks: [hidden.id], max_uses: 50 }),
    await code({ code: 'CREW', kind: 'fixed', percent_off: null, amount_off: usd(2_000), bundle_ids: [bundles[0].id], min_order: usd(5_000), blocks_stock: 5, max_uses_per_person: 1 }),
    await code({ code: 'SOON', starts_at: at(-5, 0) }),
  ];
  return { ...shop, days, types, hidden, bundles, codes, path: `/e/${shop.event.slug}` };
}
