import { lazy, Suspense, type ReactNode } from 'react';
import { useLocation } from 'wouter';

import { worded } from '@/i18n/store';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';

import { ActingBar } from './acting-bar';
import { OfflineNotice } from './offline-notice';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { SkipLink } from './skip-link';

const UnverifiedNotice = lazy(() => worded('account', import('./unverified-notice')));

/** Asks who has not confirmed their address yet to do so; but not where they are doing it. */
const Unverified = () => {
  const session = useSession();
  const [pathname] = useLocation();
  if (!session || session.email_verified || pathname === paths.verifyEmail()) return null;
  return (
    <Suspense fallback={null}>
      <UnverifiedNotice email={session.email} />
    </Suspense>
  );
};

/** A public page between header and footer. */
export const SiteLayout = ({ children }: { children: ReactNode }) => (
  <div className="flex full-height flex-col">
    <SkipLink />
    <ActingBar />
    <SiteHeader />
    <Unverified />
    <main id="content" tabIndex={-1} className="flex-1">
      {children}
    </main>
    <SiteFooter />
    <OfflineNotice />
  </div>
);
