import { queryClient } from '@/lib/api/query-client';
import { page, type LazyPage } from '@/lib/router/page';
import type { Params, Route } from '@/lib/router/routes';

import { lazyFrame } from '../layout/lazy-frame';

const organizer = lazyFrame(async () => (await import('../layout/organizer-layout')).OrganizerLayout);

const route = (path: string, lazy: LazyPage, before?: (params: Params) => Promise<unknown>): Route => ({
  path,
  page: lazy,
  layout: organizer.Frame,
  before: (params) => Promise.allSettled([organizer.load(), before?.(params)]),
});

// The event's head stands when the page is drawn, so that nothing jumps.
const withEvent = async ({ id = '' }: Params) => {
  const { managedEvent } = await import('@/lib/queries/organizer');
  await queryClient.ensureQueryData(managedEvent(id));
};

export const organizerRoutes: readonly Route[] = [
  route(
    '/organizer',
    page(() => import('@/features/organizer-events/pages/list'), 'EventsPage', 'organizer'),
  ),
  route(
    '/organizer/events/new',
    page(() => import('@/features/organizer-events/pages/new'), 'NewEventPage', 'organizer', 'organizer-editor'),
  ),
  route(
    '/organizer/organization',
    page(() => import('@/features/organization/pages/details'), 'DetailsPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/look',
    page(() => import('@/features/organization/pages/look'), 'LookPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/members',
    page(() => import('@/features/organization/pages/members'), 'MembersPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/plan',
    page(() => import('@/features/organization/pages/plan'), 'PlanPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/new',
    page(() => import('@/features/organization/pages/new'), 'NewOrganizationPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/audit',
    page(() => import('@/features/admin/pages/organization-audit'), 'OrganizationAuditPage', 'admin'),
  ),
  route(
    '/organizer/events/:id',
    page(() => import('@/features/organizer-dashboard/pages/event-home'), 'EventHomePage', 'organizer'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/edit',
    page(() => import('@/features/organizer-events/pages/edit'), 'EditEventPage', 'organizer', 'organizer-editor'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/tickets',
    page(
      () => import('@/features/organizer-tickets/pages/ticket-types'),
      'TicketTypesPage',
      'organizer',
      'organizer-editor',
    ),
    withEvent,
  ),
  route(
    '/organizer/events/:id/queue',
    page(() => import('@/features/organizer-queue/pages/lines'), 'LinesPage', 'organizer', 'organizer-queue'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/queue/:item',
    page(() => import('@/features/organizer-queue/pages/line'), 'LinePage', 'organizer', 'organizer-queue'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/orders',
    page(() => import('@/features/organizer-sales/pages/orders'), 'EventOrdersPage', 'organizer'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/orders/:orderId',
    page(() => import('@/features/organizer-sales/pages/order'), 'EventOrderPage', 'organizer'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/attendees',
    page(() => import('@/features/organizer-sales/pages/attendees'), 'AttendeesPage', 'organizer'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/staff',
    page(() => import('@/features/organizer-settings/pages/staff'), 'StaffPage', 'organizer'),
    withEvent,
  ),
];
