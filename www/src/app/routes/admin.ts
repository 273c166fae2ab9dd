import { page, type LazyPage } from '@/lib/router/page';
import type { Route } from '@/lib/router/routes';

import { lazyFrame } from '../layout/lazy-frame';

const admin = lazyFrame(async () => (await import('../layout/admin-layout')).AdminLayout);

const route = (path: string, lazy: LazyPage): Route => ({
  path,
  page: lazy,
  layout: admin.Frame,
  before: () => admin.load(),
});

export const adminRoutes: readonly Route[] = [
  route(
    '/admin',
    page(() => import('@/features/admin/pages/health'), 'HealthPage', 'admin'),
  ),
  route(
    '/admin/users',
    page(() => import('@/features/admin/pages/users'), 'UsersPage', 'admin'),
  ),
  route(
    '/admin/users/:id',
    page(() => import('@/features/admin/pages/user'), 'UserPage', 'admin'),
  ),
  route(
    '/admin/organizations',
    page(() => import('@/features/admin/pages/organizations'), 'OrganizationsPage', 'admin'),
  ),
  route(
    '/admin/audit',
    page(() => import('@/features/admin/pages/audit'), 'AuditPage', 'admin'),
  ),
];
