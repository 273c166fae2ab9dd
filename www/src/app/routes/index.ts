import type { Route } from '@/lib/router/routes';

import { buyerRoutes } from './buyer';

/** Every page of the app; the first path that fits is taken. */
export const routes: readonly Route[] = [...buyerRoutes];
