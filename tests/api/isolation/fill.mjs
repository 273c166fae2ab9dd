// How requests are filled in: ids in paths, and bodies from their schemas. A new route is covered when the names of its
// parameters are known here already; otherwise the walk fails and says which name it does not know.

import { randomUUID } from 'node:crypto';

const HOUR = 3_600_000;
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();

/** The area of the API, and what its {id} stands for. The longest that fits is taken. */
const AREAS = {
  '/api/admin/organizations/': (t) => t.organization.id,
  '/api/admin/users/': (t) => t.owner.user.id,
  '/api/auth/api-keys/': (t) => t.key.key?.id ?? t.key.id,
  '/api/auth/identities/': () => 'identity_01h455vb4pex5vsknk084sn02q',
  '/api/auth/passkeys/': () => 'passkey_01h455vb4pex5vsknk084sn02q',
  '/api/auth/sessions/': (t) => t.session.id,
  '/api/bundles/': (t) => t.bundle.id,
  '/api/documents/': (t) => t.document.id,
  '/api/discount-codes/': (t) => t.code.id,
  '/api/event-days/': (t) => t.days[0].id,
  '/api/events/': (t, event) => event.id,
  '/api/orders/': (t) => t.order.order.id,
  '/api/questions/': (t) => t.question.id,
  '/api/orders/{id}/split': (t) => t.split.order.id,
  '/api/shares/': (t) => t.split.share.id,
  '/api/organizations/': (t) => t.organization.id,
  '/api/ticket-types/': (t, event) => (event === t.draft ? t.draftType.id : t.hiddenType.id),
  '/api/queue/draws/': () => 'draw_01h455vb4pex5vsknk084sn02q',
  '/api/queue/entries/': (t) => t.entry.id,
  '/api/tickets/': (t) => t.ticket.id,
  '/api/users/': (t) => t.owner.user.id,
};

/** Every other parameter of a path, a query or a body, by its name. */
const NAMES = {
  event_id: (t, event) => event.id,
  order_id: (t) => t.order.order.id,
  organization_id: (t) => t.organization.id,
  ticket_id: (t) => t.ticket.id,
  ticket_type_id: (t, event) => (event === t.draft ? t.draftType.id : t.hiddenType.id),
  user_id: (t, event, path) => (path.includes('/staff/') ? t.quinn.user.id : t.owner.user.id),
  media_id: () => 'media_01h455vb4pex5vsknk084sn02q',
  day_ids: (t) => t.days.map((day) => day.id),
  invitation_id: (t) => t.invitation.id,
  item_id: (t) => t.queued.id,
  provider: () => 'google',
  token: () => 'x'.repeat(43),
  slug: (t, event, path) => (path.includes('/organizations/') ? t.organization.slug : event.slug),
  lines: (t) => [{ ticket_type_id: t.shop.type.id, quantity: 1 }],
  email: () => `t-${randomUUID().slice(0, 12)}@example.org`,
  password: () => 'Correct-horse-7-battery',
  current_password: (t) => t.owner.password,
  new_password: () => 'Another-horse-8-battery',
  code: () => `CODE-${randomUUID().slice(0, 8).toUpperCase()}`,
  starts_at: () => at(3),
  ends_at: () => at(4),
  zone: () => 'UTC',
  currency: () => 'USD',
  country: () => 'US',
  phone: () => '+1 555 0100',
  qr_token: (t) => t.ticket.qr_token,
  nonce: () => randomUUID(),
  version: () => 1,
  q: () => 'nobody',
  reason: () => 'the isolation test looks',
  roles: () => ['attendee'],
  type: () => 'ticketed',
  payers: () => [{ name: 'Vera', email: 'vera@example.org' }, { name: 'Otto', email: 'otto@example.org' }],
  buyer: () => ({ name: 'Vera', email: 'vera@example.org' }),
};

/** Routes whose body follows from more than its schema. */
export const BODIES = {
  'POST /api/orders': (t) => ({ event_id: t.shop.event.id, lines: [{ ticket_type_id: t.shop.type.id, quantity: 1 }], buyer: { name: 'Wanda', email: 'wanda@example.org' } }),
  'POST /api/events/{id}/cancellation': (t, event) => ({ name: event.name, reason: 'The band is ill' }),
  'POST /api/events/{id}/manual-orders': (t) => ({ lines: [{ item_id: t.shop.type.id, quantity: 1 }], buyer: { name: 'Wanda', email: 'wanda@example.org' }, pricing: 'free' }),
  'POST /api/bundles': (t, event) => ({ event_id: event.id, name: 'B', price: { amount: 100, currency: 'USD' }, day_ids: event.id === t.draft.id ? t.days.map((day) => day.id) : [] }),
  // Of somebody who has an account, but is no stranger to the walk.
  'POST /api/events/{id}/staff': (t) => ({ email: t.quinn.email }),
  'POST /api/discount-codes': (t, event) => ({ event_id: event.id, code: `CODE-${randomUUID().slice(0, 8).toUpperCase()}`, kind: 'percentage', percent_off: 1000 }),
  'POST /api/queue/entries': (t) => ({ ticket_type_id: t.queued.id, quantity: 1 }),
  // One of their own, since messages to one number are counted.
  'POST /api/auth/phone': () => ({ number: `+1${Math.random().toString().slice(2, 12).padEnd(10, '0')}` }),
  'POST /api/auth/step-up': (t) => ({ method: 'password', password: t.owner.password }),
  // Its own, who has an event to come: so it is let in and refused.
  'POST /api/users/me/erase': (t) => ({ email: t.owner.email }),
  'POST /api/scans/manual': (t, event) => ({ event_id: event.id, ticket_id: t.ticket.id, reason: 'the isolation test looks', nonce: randomUUID() }),
  'POST /api/scans': (t, event) => ({ event_id: event.id, qr_token: t.ticket.qr_token, nonce: randomUUID() }),
};

const areaOf = (path) => Object.keys(AREAS).filter((prefix) => path.startsWith(prefix)).sort((a, b) => b.length - a.length)[0];

function named(name, t, event, path) {
  if (!(name in NAMES)) throw new Error(`nobody has said how to fill in "${name}" of ${path}: tests/api/isolation/fill.mjs`);
  return NAMES[name](t, event, path);
}

/** The path with the tenant's things in it. */
export const fillPath = (path, t, event) =>
  path.replace(/\{([a-z_]+)\}/g, (_, name) => {
    if (name !== 'id') return named(name, t, event, path);
    const area = areaOf(path);
    if (!area) throw new Error(`nobody has said what {id} of ${path} is: tests/api/isolation/fill.mjs`);
    return AREAS[area](t, event);
  });

/** The query parameters that a route cannot do without. */
export const fillQuery = (parameters, t, event, path) => {
  const wanted = parameters.filter((each) => each.in === 'query' && each.required);
  return wanted.length ? `?${new URLSearchParams(wanted.map(({ name }) => [name, named(name, t, event, path)]))}` : '';
};

// A value that a schema accepts, with everything required in it and nothing else.
function valueOf(schema, schemas, t, event, path) {
  if (schema.$ref) return valueOf(schemas[schema.$ref.split('/').pop()], schemas, t, event, path);
  if (schema.anyOf ?? schema.oneOf) return valueOf((schema.anyOf ?? schema.oneOf)[0], schemas, t, event, path);
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries((schema.required ?? []).map((name) => [name, member(name, schema.properties[name], schemas, t, event, path)]));
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items, schemas, t, event, path));
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1));
}

const member = (name, schema, schemas, t, event, path) =>
  name in NAMES && !schema.enum ? NAMES[name](t, event, path) : valueOf(schema, schemas, t, event, path);

/** The body of a request to a route; undefined where it takes none. */
export function fillBody(route, operation, schemas, t, event, path) {
  if (route in BODIES) return BODIES[route](t, event);
  const content = operation.requestBody?.content;
  if (!content) return undefined;
  const schema = content['application/json']?.schema;
  return schema ? valueOf(schema, schemas, t, event, path) : Buffer.from('nothing that we know');
}
