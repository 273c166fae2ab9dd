import type { ReactNode } from 'react';

import { ActingBar } from './acting-bar';
import { OfflineNotice } from './offline-notice';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { SkipLink } from './skip-link';

/** A public page between header and footer. */
export const SiteLayout = ({ children }: { children: ReactNode }) => (
  <div className="flex full-height flex-col">
    <SkipLink />
    <ActingBar />
    <SiteHeader />
    <main id="content" tabIndex={-1} className="flex-1">
      {children}
    </main>
    <SiteFooter />
    <OfflineNotice />
  </div>
);
