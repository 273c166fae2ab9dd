// What may be declared at all. Whoever opens a route to everybody says so here as well, so that no rule is lost by changing one
// word of a route table: the walk itself expects what the table declares.

/** What everybody may call, without being anybody. */
export const PUBLIC = new Set([
  // Ways in, each with limits of its own.
  'POST /api/auth/login', 'POST /api/auth/logout', 'POST /api/auth/refresh', 'POST /api/auth/register', 'POST /api/auth/reset-password',
  'POST /api/auth/confirm-reset', 'POST /api/auth/verify-email', 'POST /api/auth/unlock', 'GET /api/auth/oauth/providers', 'GET /api/auth/oauth/{provider}',
  'GET /api/auth/oauth/{provider}/callback', 'POST /api/auth/oauth/{provider}/callback',
  // Opened by the secret in a mail.
  'GET /api/invitations/{token}',
  'POST /api/auth/factors/verify', 'POST /api/auth/factors/code',
  'POST /api/auth/passkeys/challenge', 'POST /api/auth/passkeys/sign-in',
  // What is for sale, and by whom.
  'GET /api/availability/{event_id}', 'GET /api/bundles', 'GET /api/bundles/{id}', 'GET /api/categories', 'GET /api/events', 'GET /api/events/{id}',
  'GET /api/events/slug/{slug}', 'GET /api/events/{id}/calendar.ics', 'GET /api/events/{id}/days', 'GET /api/events/{id}/questions', 'GET /api/organizations/slug/{slug}',
  'GET /api/ticket-types', 'GET /api/ticket-types/{id}', 'POST /api/discount-codes/check', 'GET /e/{slug}', 'GET /o/{slug}', 'GET /robots.txt', 'GET /sitemap.xml',
  // Buying takes no account; what was bought opens by its secret.
  'GET /api/transfers/{token}', 'POST /api/transfers/{token}/accept', // opened by the secret in a mail
  'POST /api/queue/guests', 'POST /api/queue/guests/confirm', 'POST /api/queue/entries', 'GET /api/queue/lines/{item_id}', 'GET /api/queue/draws/{id}',
  'POST /api/orders', 'GET /api/payments/config', 'POST /api/payments/stripe/webhook',
]);

/** What is wrong with a declaration; undefined when nothing is. */
export function misdeclared(route, access) {
  const [, path] = route.split(' ');
  if (path.startsWith('/api/admin/') && access !== 'admin') return `is administrators' by its path, and declared "${access}"`;
  if (access === 'anyone' && !PUBLIC.has(route)) return 'is open to everybody, and not in the list of what may be: tests/api/isolation/declared.mjs';
  return undefined;
}
