import type { Route } from '@/lib/router/routes';

import { accountRoutes } from './account';
import { adminRoutes } from './admin';
import { buyerRoutes } from './buyer';
import { organizerRoutes } from './organizer';

/** Every page of the app; the first path that fits is taken. */
export const routes: readonly Route[] = [...buyerRoutes, ...accountRoutes, ...organizerRoutes, ...adminRoutes];
