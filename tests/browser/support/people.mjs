// Who looks at Gatehouse, and where each begins.

/** An address where nothing is, to see the page that says so. */
export const NOWHERE = '/no-such-page';

/** The roles of the demo's sign-ins; `guest` is nobody. */
export const PEOPLE = [
  { role: 'guest', start: ['/', '/sign-in', '/sign-up', NOWHERE, '/docs/api', '/dev/mail'] },
  { role: 'buyer', start: ['/', '/tickets', '/orders', '/account'] },
  // The soonest event comes first: one that already sells shows more than one that does not.
  { role: 'organizer', start: ['/organizer?show=upcoming'] },
  { role: 'scanner', start: ['/scan'] },
  { role: 'admin', start: ['/admin'] },
];

// What differs between two pages of one kind: TypeIDs, ids of messages and sessions, slugs.
const VARIABLE = [
  [/\b[a-z]{2,12}_[0-9a-hjkmnp-tv-z]{26}\b/g, 'id'],
  [/\/pay\/\w+/g, '/pay/id'],
  [/^\/e\/[^/]+/, '/e/slug'],
  [/^\/o\/[^/]+/, '/o/slug'],
  [/^\/dev\/mail\/[^/]+/, '/dev/mail/id'],
];

// Files, and answers for programs, are no pages.
const NO_PAGE = /^\/(api|media|assets|live)\/|\.[a-z0-9]{2,5}$|^\/dev\/mail\/[^/]+\/parts\//i;

/** The kind of page an address leads to, or null when it is no page. */
export function kindOf(path) {
  if (NO_PAGE.test(path)) return null;
  const kind = VARIABLE.reduce((text, [pattern, name]) => text.replace(pattern, name), path);
  return kind.length > 1 ? kind.replace(/\/$/, '') : kind;
}
