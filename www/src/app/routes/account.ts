import { page } from '@/lib/router/page';
import type { Route } from '@/lib/router/routes';

import { SiteLayout } from '../layout/site-layout';

const narrow = (path: string, lazy: Route['page']): Route => ({ path, layout: SiteLayout, page: lazy });

/** Where mailed links lead. */
const mailedRoutes: readonly Route[] = [
  narrow(
    '/verify-email',
    page(() => import('@/features/account/pages/verify-email'), 'VerifyEmailPage', 'account'),
  ),
  narrow(
    '/forgot-password',
    page(() => import('@/features/account/pages/forgot-password'), 'ForgotPasswordPage', 'account'),
  ),
  narrow(
    '/reset-password',
    page(() => import('@/features/account/pages/reset-password'), 'ResetPasswordPage', 'account'),
  ),
  narrow(
    '/unlock',
    page(() => import('@/features/account/pages/unlock'), 'UnlockPage', 'account'),
  ),
];

/** The pages about one's own account; their tabs are listed in components/account/places. */
export const accountRoutes: readonly Route[] = [
  ...mailedRoutes,
  {
    path: '/account',
    layout: SiteLayout,
    page: page(() => import('@/features/account/pages/profile'), 'ProfilePage', 'account'),
  },
  {
    path: '/account/security',
    layout: SiteLayout,
    page: page(() => import('../account/security'), 'SecurityPage', 'account', 'factors'),
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
