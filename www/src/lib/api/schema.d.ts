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
  OrganizerEvent: Shapes['EventCard'] & { capacity: number | null; sold: number; gross: Shapes['Money'] };
  EventInput: {
    organization_id?: string;
    name?: string;
    summary?: string;
    description?: string;
    type?: 'save_the_date' | 'free' | 'ticketed';
    starts_at?: string;
    ends_at?: string;
    zone?: string;
    currency?: string;
    venue?: Shapes['Venue'] | null;
    online_url?: string | null;
    language?: string;
    age_limit?: number | null;
    accessibility?: string;
    categories?: string[];
    settings?: Partial<Shapes['EventSettings']>;
  };
  TicketTypeInput: {
    name?: string;
    description?: string;
    price?: Shapes['Money'];
    capacity?: number | null;
    sales_start?: string | null;
    sales_end?: string | null;
    min_per_order?: number;
    max_per_order?: number;
    active?: boolean;
    visibility?: 'public' | 'hidden';
    sale_mode?: 'open' | 'waiting_room' | 'closed';
    sort?: number;
    tax_rate?: number;
    tax_included?: boolean;
  };
  Dashboard: {
    sold: number;
    capacity: number | null;
    held: number;
    gross: Shapes['Money'];
    orders: number;
    checked_in: number;
    today: { sold: number; gross: Shapes['Money'] };
    per_type: { id: string; name: string; sold: number; held: number; capacity: number | null; gross: Shapes['Money'] }[];
    series: { date: string; sold: number; gross: number }[];
    latest: Shapes['Order'][];
  };
  Attendee: Shapes['Ticket'] & {
    order: { id: string; number: string; buyer_name: string };
    checked_in_at: string | null;
  };
  StaffMember: {
    user_id: string;
    name: string;
    email: string;
    role: 'scanner' | 'admin';
    ends_at: string | null;
    created_at: string;
  };
  DoorEvent: {
    id: string;
    name: string;
    slug: string;
    starts_at: string;
    ends_at: string;
    zone: string;
    venue_name: string | null;
    admitted: number;
    expected: number;
  };
  ScanResult: {
    result: 'admitted' | 'refused';
    reason?: string | null;
    ticket?: { id: string; number: string; holder: string; type: string; order_number: string } | null;
    first_scan_at?: string | null;
    first_gate?: string | null;
    counts: { admitted: number; expected: number };
  };
  Checkin: {
    expected: number;
    admitted: number;
    refused: number;
    per_type: { id: string; name: string; expected: number; admitted: number }[];
    recent: { at: string; result: 'admitted' | 'refused'; reason: string | null; number: string | null; holder: string | null; gate: string }[];
  };
  FoundTicket: {
    id: string;
    number: string;
    order_number: string;
    buyer_name: string;
    holder: { name: string; email: string };
    ticket_type: { id: string; name: string };
    status: 'valid' | 'used' | 'transferred' | 'cancelled';
    checked_in_at: string | null;
  };
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
    post: Operation<Shapes['Event'], None, None, Shapes['EventInput']>;
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
  '/events/{id}': {
    get: Operation<Shapes['Event'], None, Id>;
    put: Operation<Shapes['Event'], None, Id, Shapes['EventInput'] & { version: number }>;
    delete: Operation<undefined, None, Id>;
  };
  '/events/organizer': {
    get: Operation<List<Shapes['OrganizerEvent']>, Page & { organization_id?: string; status?: string; q?: string }>;
  };
  '/events/{id}/publish': { post: Operation<Shapes['Event'], None, Id, Record<string, never>> };
  '/events/{id}/cancel': { post: Operation<Shapes['Event'], None, Id, { reason?: string }> };
  '/events/{id}/duplicate': { post: Operation<Shapes['Event'], None, Id, { name?: string; starts_at?: string; ends_at?: string }> };
  '/events/{id}/media/{media_id}': { delete: Operation<undefined, None, Id & { media_id: string }> };
  '/events/{id}/dashboard': { get: Operation<Shapes['Dashboard'], None, Id> };
  '/events/{id}/orders': { get: Operation<List<Shapes['Order']>, Page & { q?: string; status?: string }, Id> };
  '/events/{id}/attendees': {
    get: Operation<List<Shapes['Attendee']>, Page & { q?: string; status?: string; ticket_type_id?: string }, Id>;
  };
  '/events/{id}/staff': {
    get: Operation<List<Shapes['StaffMember']>, None, Id>;
    post: Operation<Shapes['StaffMember'], None, Id, { email: string; role: 'scanner' | 'admin'; ends_at?: string | null }>;
  };
  '/events/{id}/staff/{user_id}': { delete: Operation<undefined, None, Id & { user_id: string }> };
  '/events/{id}/checkin': { get: Operation<Shapes['Checkin'], None, Id> };
  '/events/{id}/attendees/lookup': { get: Operation<List<Shapes['FoundTicket']>, { q: string }, Id> };
  '/scanner/events': { get: Operation<List<Shapes['DoorEvent']>> };
  '/scans': {
    post: Operation<
      Shapes['ScanResult'],
      None,
      None,
      { event_id: string; qr_token: string; nonce: string; scanned_at?: string; gate?: string; type?: 'entry' | 'exit' }
    >;
  };
  '/scans/manual': {
    post: Operation<Shapes['ScanResult'], None, None, { event_id: string; ticket_id: string; reason: string; nonce: string; gate?: string }>;
  };
  '/organizations': { get: Operation<List<Shapes['Organization']>> };
  '/organizations/{id}': {
    get: Operation<Shapes['Organization'], None, Id>;
    put: Operation<Shapes['Organization'], None, Id, { name?: string; default_currency?: string; default_zone?: string }>;
  };
  '/events/slug/{slug}': { get: Operation<Shapes['Event'], None, { slug: string }> };
  '/ticket-types': {
    get: Operation<List<Shapes['TicketType']>, { event_id: string }>;
    post: Operation<Shapes['TicketType'], None, None, Shapes['TicketTypeInput'] & { event_id: string }>;
  };
  '/ticket-types/{id}': {
    put: Operation<Shapes['TicketType'], None, Id, Shapes['TicketTypeInput']>;
    delete: Operation<undefined, None, Id>;
  };
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
