import { queryClient } from '@/lib/api/query-client';
import { page, type LazyPage } from '@/lib/router/page';
import type { Params, Route } from '@/lib/router/routes';

import { lazyFrame } from '../layout/lazy-frame';

const pages = () => import('./organizer-pages');

const organizer = lazyFrame(async () => (await (await pages()).layout()).OrganizerLayout);

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
    page(async () => (await pages()).list(), 'EventsPage', 'organizer'),
  ),
  route(
    '/organizer/events/new',
    page(async () => (await pages()).newEvent(), 'NewEventPage', 'organizer', 'organizer-editor'),
  ),
  route(
    '/organizer/organization',
    page(async () => (await pages()).details(), 'DetailsPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/look',
    page(async () => (await pages()).look(), 'LookPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/members',
    page(async () => (await pages()).members(), 'MembersPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/plan',
    page(async () => (await pages()).plan(), 'PlanPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/organization/payments',
    page(
      async () => (await pages()).payments(),
      'OrganizationPaymentsPage',
      'organizer',
      'organization',
      'organizer-payments',
    ),
  ),
  route(
    '/organizer/organization/documents',
    page(async () => (await pages()).documents(), 'DocumentsPage', 'organizer', 'organization', 'documents'),
  ),
  route(
    '/organizer/organization/new',
    page(async () => (await pages()).newOrganization(), 'NewOrganizationPage', 'organizer', 'organization'),
  ),
  route(
    '/organizer/audit',
    page(
      async () => (await pages()).organizationAudit(),
      'OrganizationAuditPage',
      'organizer',
      'organization',
      'admin',
    ),
  ),
  route(
    '/organizer/events/:id',
    page(async () => (await pages()).eventHome(), 'EventHomePage', 'organizer'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/edit',
    page(async () => (await pages()).edit(), 'EditEventPage', 'organizer', 'organizer-editor'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/tickets',
    page(async () => (await pages()).ticketTypes(), 'TicketTypesPage', 'organizer', 'organizer-editor'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/questions',
    page(
      async () => (await pages()).questions(),
      'QuestionsPage',
      'organizer',
      'organizer-editor',
      'organizer-questions',
    ),
    withEvent,
  ),
  route(
    '/organizer/events/:id/queue',
    page(async () => (await pages()).lines(), 'LinesPage', 'organizer', 'organizer-queue'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/queue/:item',
    page(async () => (await pages()).line(), 'LinePage', 'organizer', 'organizer-queue'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/orders',
    page(async () => (await pages()).orders(), 'EventOrdersPage', 'organizer', 'organizer-desk'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/orders/new',
    page(async () => (await pages()).newOrder(), 'NewOrderPage', 'organizer', 'organizer-desk'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/orders/:orderId',
    page(async () => (await pages()).order(), 'EventOrderPage', 'organizer', 'organizer-desk', 'documents', 'split'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/attendees',
    page(async () => (await pages()).attendees(), 'AttendeesPage', 'organizer', 'organizer-desk'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/cancellation',
    page(async () => (await pages()).cancellation(), 'CancellationPage', 'organizer', 'organizer-cancellation'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/settlement',
    page(async () => (await pages()).settlement(), 'EventSettlementPage', 'organizer', 'organizer-payments'),
    withEvent,
  ),
  route(
    '/organizer/events/:id/staff',
    page(async () => (await pages()).staff(), 'StaffPage', 'organizer'),
    withEvent,
  ),
];
