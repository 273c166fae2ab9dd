import { page } from '@/lib/router/page';
import type { Route } from '@/lib/router/routes';

import { SiteLayout } from '../layout/site-layout';

/** The pages about one's own account; their tabs are listed in components/account/places. */
export const accountRoutes: readonly Route[] = [
  {
    path: '/account',
    layout: SiteLayout,
    page: page(() => import('@/features/account/pages/profile'), 'ProfilePage', 'account'),
  },
  {
    path: '/account/security',
    layout: SiteLayout,
    page: page(() => import('../account/security'), 'SecurityPage', 'account'),
  },
  {
    path: '/account/sign-in-methods',
    layout: SiteLayout,
    page: page(
      () => import('@/features/identities/pages/sign-in-methods'),
      'SignInMethodsPage',
      'account',
      'identities',
    ),
  },
  {
    path: '/account/api-keys',
    layout: SiteLayout,
    page: page(() => import('@/features/api-keys/pages/api-keys'), 'ApiKeysPage', 'account', 'api-keys'),
  },
];
