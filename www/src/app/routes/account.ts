import { page } from '@/lib/router/page';
import type { Route } from '@/lib/router/routes';

import { SiteLayout } from '../layout/site-layout';

const pages = () => import('./account-pages');

const narrow = (path: string, lazy: Route['page']): Route => ({ path, layout: SiteLayout, page: lazy });

/** Where mailed links lead. */
const mailedRoutes: readonly Route[] = [
  narrow(
    '/verify-email',
    page(async () => (await pages()).verifyEmail(), 'VerifyEmailPage', 'account'),
  ),
  narrow(
    '/forgot-password',
    page(async () => (await pages()).forgotPassword(), 'ForgotPasswordPage', 'account'),
  ),
  narrow(
    '/reset-password',
    page(async () => (await pages()).resetPassword(), 'ResetPasswordPage', 'account'),
  ),
  narrow(
    '/unlock',
    page(async () => (await pages()).unlock(), 'UnlockPage', 'account'),
  ),
];

/** The pages about one's own account; their tabs are listed in components/account/places. */
export const accountRoutes: readonly Route[] = [
  ...mailedRoutes,
  {
    path: '/account',
    layout: SiteLayout,
    page: page(async () => (await pages()).profile(), 'ProfilePage', 'account'),
  },
  {
    path: '/account/security',
    layout: SiteLayout,
    page: page(async () => (await pages()).security(), 'SecurityPage', 'account', 'factors'),
  },
  {
    path: '/account/sign-in-methods',
    layout: SiteLayout,
    page: page(async () => (await pages()).signInMethods(), 'SignInMethodsPage', 'account', 'identities'),
  },
  {
    path: '/account/api-keys',
    layout: SiteLayout,
    page: page(async () => (await pages()).apiKeys(), 'ApiKeysPage', 'account', 'api-keys'),
  },
  {
    path: '/account/privacy',
    layout: SiteLayout,
    page: page(async () => (await pages()).yourData(), 'YourDataPage', 'account', 'privacy'),
  },
];
