import { page, type LazyPage } from '@/lib/router/page';
import type { Route } from '@/lib/router/routes';

import { lazyFrame } from '../layout/lazy-frame';

const pages = () => import('./admin-pages');

const admin = lazyFrame(async () => (await (await pages()).layout()).AdminLayout);

const route = (path: string, lazy: LazyPage): Route => ({
  path,
  page: lazy,
  layout: admin.Frame,
  before: () => admin.load(),
});

export const adminRoutes: readonly Route[] = [
  route(
    '/admin',
    page(async () => (await pages()).health(), 'HealthPage', 'admin'),
  ),
  route(
    '/admin/users',
    page(async () => (await pages()).users(), 'UsersPage', 'admin'),
  ),
  route(
    '/admin/users/:id',
    page(async () => (await pages()).user(), 'UserPage', 'admin'),
  ),
  route(
    '/admin/organizations',
    page(async () => (await pages()).organizations(), 'OrganizationsPage', 'admin'),
  ),
  route(
    '/admin/audit',
    page(async () => (await pages()).audit(), 'AuditPage', 'admin'),
  ),
];
