import { filtersFrom, searchEvents } from '@/features/events/api/search-events';
import { queryClient } from '@/lib/api/query-client';
import { eventBySlug, ticketTypesOf } from '@/lib/queries/events';
import { page } from '@/lib/router/page';
import type { Route } from '@/lib/router/routes';

import { SiteLayout } from '../layout/site-layout';

const pages = () => import('./buyer-pages');

const home: Route = {
  path: '/',
  layout: SiteLayout,
  page: page(() => import('@/features/events/pages/home'), 'HomePage', 'events'),
  // Asked for while the page's code is still on its way; not waited for, since the list has a shape of its own.
  before: (_, search) => {
    void queryClient.prefetchInfiniteQuery(searchEvents(filtersFrom(search)));
    return undefined;
  },
};

const event: Route = {
  path: '/e/:slug',
  layout: SiteLayout,
  page: page(() => import('@/features/events/pages/event'), 'EventPage', 'events'),
  // The event is there before the page is drawn: it takes the place of the server's HTML without a gap.
  before: async ({ slug = '' }) => {
    const { id } = await queryClient.ensureQueryData(eventBySlug(slug));
    void queryClient.prefetchQuery(ticketTypesOf(id));
  },
};

const organizer: Route = {
  path: '/o/:slug',
  layout: SiteLayout,
  page: page(async () => (await pages()).organizer(), 'OrganizerPage', 'events'),
  before: async ({ slug = '' }) => {
    const { publicOrganization } = await import('@/lib/queries/organization');
    await queryClient.ensureQueryData(publicOrganization(slug));
  },
};

export const buyerRoutes: readonly Route[] = [
  home,
  event,
  organizer,
  {
    path: '/invitation',
    layout: SiteLayout,
    page: page(async () => (await pages()).invitation(), 'InvitationPage', 'organization'),
  },
  {
    path: '/checkout/new',
    layout: SiteLayout,
    page: page(async () => (await pages()).newCheckout(), 'NewCheckoutPage', 'checkout', 'inventory'),
  },
  {
    path: '/checkout/:orderId',
    layout: SiteLayout,
    page: page(async () => (await pages()).keptCheckout(), 'KeptCheckoutPage', 'checkout'),
  },
  {
    path: '/checkout/:orderId/split',
    layout: SiteLayout,
    page: page(async () => (await pages()).splitOrder(), 'BeginSplitPage', 'split', 'checkout'),
  },
  {
    path: '/share/:shareId',
    layout: SiteLayout,
    page: page(async () => (await pages()).share(), 'SharePage', 'split', 'checkout'),
  },
  {
    path: '/orders',
    layout: SiteLayout,
    page: page(async () => (await pages()).myOrders(), 'MyOrdersPage', 'orders', 'join'),
  },
  {
    path: '/orders/:orderId',
    layout: SiteLayout,
    page: page(async () => (await pages()).order(), 'OrderPage', 'orders', 'tickets', 'documents', 'split'),
  },
  {
    path: '/orders/:orderId/result',
    layout: SiteLayout,
    page: page(async () => (await pages()).result(), 'ResultPage', 'orders', 'tickets'),
  },
  {
    path: '/queue/draws/:drawId',
    layout: SiteLayout,
    page: page(async () => (await pages()).draw(), 'DrawPage', 'queue'),
  },
  {
    path: '/queue/:entryId',
    layout: SiteLayout,
    page: page(async () => (await pages()).entry(), 'EntryPage', 'queue', 'join'),
  },
  {
    path: '/tickets',
    layout: SiteLayout,
    page: page(async () => (await pages()).myTickets(), 'MyTicketsPage', 'tickets', 'join'),
  },
  {
    path: '/tickets/:ticketId',
    layout: SiteLayout,
    page: page(async () => (await pages()).ticket(), 'TicketPage', 'tickets'),
  },
  {
    path: '/transfer',
    layout: SiteLayout,
    page: page(async () => (await pages()).transfer(), 'TransferPage', 'tickets'),
  },
  {
    path: '/sign-in',
    layout: SiteLayout,
    page: page(async () => (await pages()).signIn(), 'SignInPage', 'account'),
  },
  {
    path: '/sign-up',
    layout: SiteLayout,
    page: page(async () => (await pages()).signUp(), 'SignUpPage', 'account'),
  },
];
