type Search = Record<string, string | number | boolean | null | undefined>;

/** A path with its search parameters; those without a value are left out. */
export const withSearch = (path: string, search: Search): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
};

const part = encodeURIComponent;

/** What a checkout that begins with an offer knows of it: the offer, whose place in line it was, and a guest's secret. */
export type Offered = { offer?: string | undefined; entry?: string | undefined; secret?: string | undefined };

/** The address of every page; nothing else writes one. */
export const paths = {
  home: (filters: Search = {}) => withSearch('/', filters),
  event: (slug: string, code?: string) => withSearch(`/e/${part(slug)}`, { code }),
  newCheckout: (event: string, lines: string, code?: string, offered: Offered = {}) =>
    withSearch('/checkout/new', { event, lines, code, ...offered }),
  checkout: (orderId: string, secret?: string, form?: boolean) =>
    withSearch(`/checkout/${part(orderId)}`, { secret, form: form ? 1 : undefined }),
  splitOrder: (orderId: string, secret?: string) => withSearch(`/checkout/${part(orderId)}/split`, { secret }),
  orders: () => '/orders',
  order: (id: string, secret?: string) => withSearch(`/orders/${part(id)}`, { secret }),
  result: (orderId: string, secret?: string) => withSearch(`/orders/${part(orderId)}/result`, { secret }),
  entry: (id: string, secret?: string) => withSearch(`/queue/${part(id)}`, { secret }),
  draw: (id: string, entry?: string) => withSearch(`/queue/draws/${part(id)}`, { entry }),
  tickets: () => '/tickets',
  ticket: (id: string, secret?: string) => withSearch(`/tickets/${part(id)}`, { secret }),
  transfer: (token: string) => withSearch('/transfer', { token }),
  signIn: (to?: string) => withSearch('/sign-in', { to }),
  signUp: (to?: string) => withSearch('/sign-up', { to }),
  forgotPassword: () => '/forgot-password',
  verifyEmail: () => '/verify-email',
  profile: () => '/account',
  security: () => '/account/security',
  signInMethods: () => '/account/sign-in-methods',
  apiKeys: () => '/account/api-keys',
  yourData: () => '/account/privacy',
  organizer: (filters: Search = {}) => withSearch('/organizer', filters),
  newEvent: () => '/organizer/events/new',
  manage: (eventId: string) => `/organizer/events/${part(eventId)}`,
  editEvent: (eventId: string) => `/organizer/events/${part(eventId)}/edit`,
  ticketTypes: (eventId: string) => `/organizer/events/${part(eventId)}/tickets`,
  eventQuestions: (eventId: string) => `/organizer/events/${part(eventId)}/questions`,
  eventQueue: (eventId: string) => `/organizer/events/${part(eventId)}/queue`,
  eventLine: (eventId: string, itemId: string, filters: Search = {}) =>
    withSearch(`/organizer/events/${part(eventId)}/queue/${part(itemId)}`, filters),
  eventOrders: (eventId: string, filters: Search = {}) =>
    withSearch(`/organizer/events/${part(eventId)}/orders`, filters),
  eventOrder: (eventId: string, orderId: string) => `/organizer/events/${part(eventId)}/orders/${part(orderId)}`,
  newOrder: (eventId: string) => `/organizer/events/${part(eventId)}/orders/new`,
  attendees: (eventId: string, filters: Search = {}) =>
    withSearch(`/organizer/events/${part(eventId)}/attendees`, filters),
  cancellation: (eventId: string) => `/organizer/events/${part(eventId)}/cancellation`,
  staff: (eventId: string) => `/organizer/events/${part(eventId)}/staff`,
  organization: () => '/organizer/organization',
  organizationLook: () => '/organizer/organization/look',
  members: () => '/organizer/organization/members',
  plan: () => '/organizer/organization/plan',
  payments: () => '/organizer/organization/payments',
  settlement: (eventId: string) => `/organizer/events/${part(eventId)}/settlement`,
  organizationDocuments: (filters: Search = {}) => withSearch('/organizer/organization/documents', filters),
  newOrganization: () => '/organizer/organization/new',
  invitation: (token: string) => withSearch('/invitation', { token }),
  organizerPage: (slug: string) => `/o/${part(slug)}`,
  admin: () => '/admin',
  adminUsers: (filters: Search = {}) => withSearch('/admin/users', filters),
  adminOrganizations: (filters: Search = {}) => withSearch('/admin/organizations', filters),
  adminUser: (id: string) => `/admin/users/${part(id)}`,
  organizationAudit: (filters: Search = {}) => withSearch('/organizer/audit', filters),
  audit: (filters: Search = {}) => withSearch('/admin/audit', filters),
  /** An app of its own: link to it with a plain `<a>`. */
  scanner: (event?: string) => withSearch('/scan', { event }),
};
