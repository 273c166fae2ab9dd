import type { ReactNode } from 'react';

import { T } from '@/i18n/t';

import { OfflineNotice } from './offline-notice';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/** A public page between header and footer. */
export const SiteLayout = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-dvh flex-col">
    <a
      href="#content"
      className="sr-only z-50 rounded-control bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      <T id="layout.skip" />
    </a>
    <SiteHeader />
    <main id="content" tabIndex={-1} className="flex-1">
      {children}
    </main>
    <SiteFooter />
    <OfflineNotice />
  </div>
);
