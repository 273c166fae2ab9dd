interface Shapes {
  Money: { amount: number; currency: string };
  Problem: {
    type: string;
    title: string;
    status: number;
    detail?: string;
    code: string;
    request_id?: string;
    errors?: { pointer: string; code: string; detail: string }[];
    [extension: string]: unknown;
  };
  User: { id: string; email: string; name: string; email_verified: boolean; roles: string[]; created_at: string };
  Membership: { id: string; name: string; slug: string; role: 'owner' | 'admin' | 'member' };
  Profile: Shapes['User'] & { phone?: string | null; organizations: Shapes['Membership'][]; csrf_token?: string };
  Session: { user: Shapes['User']; csrf_token: string };
  Organization: {
    id: string;
    name: string;
    slug: string;
    role?: 'owner' | 'admin' | 'member';
    default_currency?: string;
    default_zone?: string;
  };
  Venue: {
    name: string;
    address: string;
    city: string;
    region: string;
    postal_code: string;
    country: string;
    latitude?: number | null;
    longitude?: number | null;
  };
  VenueBrief: { name: string; city: string; country: string };
  Image: {
    id: string;
    alt: string;
    width: number;
    height: number;
    url_small: string;
    url_medium: string;
    url_large: string;
  };
  Category: { id: string; slug: string; name: string };
  EventSettings: {
    min_per_order: number;
    max_per_order: number;
    show_remaining: boolean;
    waiting_list: boolean;
    transfers: boolean;
    reentry: boolean;
    refund_policy: string;
  };
  Event: {
    id: string;
    organization: { id: string; name: string; slug: string };
    slug: string;
    name: string;
    summary: string;
    description: string;
    description_html: string;
    type: 'save_the_date' | 'free' | 'ticketed';
    status: 'draft' | 'published' | 'cancelled';
    ended: boolean;
    starts_at: string;
    ends_at: string;
    zone: string;
    starts_local: string;
    ends_local: string;
    venue: Shapes['Venue'] | null;
    online_url: string | null;
    currency: string;
    language: string;
    age_limit: number | null;
    accessibility: string;
    categories: Shapes['Category'][];
    images: Shapes['Image'][];
    settings: Shapes['EventSettings'];
    published_at: string | null;
    created_at: string;
    updated_at: string;
    version: number;
  };
  EventCard: {
    id: string;
    slug: string;
    name: string;
    summary: string;
    type: 'save_the_date' | 'free' | 'ticketed';
    status: 'draft' | 'published' | 'cancelled';
    starts_at: string;
    ends_at: string;
    zone: string;
    starts_local: string;
    venue: Shapes['VenueBrief'] | null;
    image: Shapes['Image'] | null;
    categories: Shapes['Category'][];
    organization: { id: string; name: string; slug: string };
    price_from: Shapes['Money'] | null;
    sale_state: 'on_sale' | 'few_left' | 'sold_out' | 'not_started' | 'ended' | 'free' | 'none';
  };
  TicketType: {
    id: string;
    event_id: string;
    name: string;
    description: string;
    price: Shapes['Money'];
    capacity: number | null;
    sold: number;
    held: number;
    available: number | null;
    sales_start: string | null;
    sales_end: string | null;
    min_per_order: number;
    max_per_order: number;
    active: boolean;
    visibility: 'public' | 'hidden';
    sale_mode: 'open' | 'waiting_room' | 'closed';
    sort: number;
    tax_rate: number;
    tax_included: boolean;
    state: 'on_sale' | 'not_started' | 'ended' | 'sold_out' | 'closed';
  };
  Availability: {
    event_id: string;
    ticket_types: {
      id: string;
      available: number | null;
      held: number;
      sold_out: boolean;
      state: 'on_sale' | 'not_started' | 'ended' | 'sold_out' | 'closed';
    }[];
  };
  OrderLine: {
    ticket_type_id: string;
    name: string;
    quantity: number;
    unit_price: Shapes['Money'];
    discount: Shapes['Money'];
    tax: Shapes['Money'];
    subtotal: Shapes['Money'];
  };
  OrderEvent: {
    id: string;
    slug: string;
    name: string;
    starts_at: string;
    ends_at: string;
    zone: string;
    starts_local: string;
    venue: Shapes['VenueBrief'] | null;
    image: Shapes['Image'] | null;
  };
  Payment: {
    id: string;
    amount: Shapes['Money'];
    status: 'open' | 'processing' | 'succeeded' | 'failed' | 'expired';
    failure_code: string | null;
    created_at: string;
  };
  Refund: { id: string; amount: Shapes['Money']; status: string; reason: string; created_at: string };
  Order: {
    id: string;
    number: string;
    event: Shapes['OrderEvent'];
    status: 'pending' | 'completed' | 'expired' | 'cancelled' | 'partially_refunded' | 'refunded';
    method: string;
    lines: Shapes['OrderLine'][];
    subtotal: Shapes['Money'];
    discount: Shapes['Money'];
    fees: Shapes['Money'];
    tax: Shapes['Money'];
    total: Shapes['Money'];
    buyer: { name: string; email: string; phone?: string | null };
    expires_at: string | null;
    completed_at: string | null;
    created_at: string;
    payments?: Shapes['Payment'][];
    refunds?: Shapes['Refund'][];
  };
  PlaceOrder: {
    event_id: string;
    lines: { ticket_type_id: string; quantity: number }[];
    buyer: { name: string; email: string; phone?: string };
    expected_total?: Shapes['Money'];
  };
  PlacedOrder: { order: Shapes['Order']; secret: string };
  Ticket: {
    id: string;
    number: string;
    order_id: string;
    event_id: string;
    ticket_type: { id: string; name: string };
    holder: { name: string; email: string };
    status: 'valid' | 'used' | 'transferred' | 'cancelled';
    admits: number;
    qr_token: string;
    qr_url: string;
    pdf_url: string;
    used_at: string | null;
    event?: Shapes['OrderEvent'];
  };
  PaymentsConfig: { mode: 'sandbox' | 'live'; hosted: boolean; sandbox_card: string | null };
  CheckoutStarted: { payment_id: string; url: string; expires_at: string };
}

type List<T> = { items: T[]; next_cursor?: string | null };
type Page = { limit?: number; cursor?: string };
type Secret = { secret?: string };
type Body<T> = { content: { 'application/json': T } };
type None = Record<never, never>;
type Operation<Out, Query = None, Path = None, In = undefined, Header = None> = {
  parameters: (keyof Query extends never ? { query?: never } : { query?: Query }) &
    (keyof Path extends never ? { path?: never } : { path: Path }) &
    (keyof Header extends never ? { header?: never } : { header: Header });
  responses: { 200: Body<Out> };
} & (In extends undefined ? { requestBody?: never } : { requestBody: Body<In> });
type Id = { id: string };
type Once = { 'Idempotency-Key': string };

export interface components {
  schemas: Shapes;
}

export interface paths {
  '/auth/register': { post: Operation<Shapes['Session'], None, None, { email: string; password: string; name: string }> };
  '/auth/login': { post: Operation<Shapes['Session'], None, None, { email: string; password: string }> };
  '/auth/logout': { post: Operation<undefined> };
  '/users/profile': {
    get: Operation<Shapes['Profile']>;
    put: Operation<Shapes['Profile'], None, None, { name?: string; phone?: string }>;
  };
  '/categories': { get: Operation<List<Shapes['Category']>> };
  '/events': {
    get: Operation<
      List<Shapes['EventCard']>,
      Page & {
        q?: string;
        city?: string;
        category?: string;
        from?: string;
        to?: string;
        free?: boolean;
        sort?: 'date' | 'newest' | 'relevance';
      }
    >;
  };
  '/events/{id}': { get: Operation<Shapes['Event'], None, Id> };
  '/events/slug/{slug}': { get: Operation<Shapes['Event'], None, { slug: string }> };
  '/ticket-types': { get: Operation<List<Shapes['TicketType']>, { event_id: string }> };
  '/availability/{event_id}': { get: Operation<Shapes['Availability'], None, { event_id: string }> };
  '/orders': {
    get: Operation<List<Shapes['Order']>, Page>;
    post: Operation<Shapes['PlacedOrder'], None, None, Shapes['PlaceOrder'], Once>;
  };
  '/orders/{id}': { get: Operation<Shapes['Order'], Secret, Id> };
  '/orders/{id}/cancel': { post: Operation<Shapes['Order'], Secret, Id> };
  '/orders/{id}/tickets': { get: Operation<List<Shapes['Ticket']>, Secret, Id> };
  '/tickets': { get: Operation<List<Shapes['Ticket']>, Page> };
  '/tickets/{id}': { get: Operation<Shapes['Ticket'], Secret, Id> };
  '/payments/config': { get: Operation<Shapes['PaymentsConfig']> };
  '/payments/checkout': {
    post: Operation<Shapes['CheckoutStarted'], Secret, None, { order_id: string }, Once>;
  };
}
