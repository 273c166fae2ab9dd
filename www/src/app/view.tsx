import { useEffect, useRef, useState } from 'react';
import { Route as Matched, useLocation } from 'wouter';

import { Missing } from '@/components/missing';
import type { LazyPage } from '@/lib/router/page';
import { routeAt } from '@/lib/router/routes';

import { ErrorBoundary } from './layout/error-boundary';
import { SiteLayout } from './layout/site-layout';
import { BrokenPage, PendingPage } from './layout/trouble';

/** The page itself; when it was not fetched ahead (going back to it, a slow network) its shape until it is there. */
const Shown = ({ lazy }: { lazy: LazyPage }) => {
  const [state, setState] = useState<{ failed?: unknown; tries: number }>({ tries: 0 });
  useEffect(() => {
    if (lazy.component) return;
    let gone = false;
    lazy.load().then(
      () => !gone && setState(({ tries }) => ({ tries: tries + 1 })),
      (failed: unknown) => !gone && setState(({ tries }) => ({ failed, tries })),
    );
    return () => {
      gone = true;
    };
  }, [lazy, state.tries]);
  if (lazy.component) return <lazy.component />;
  if (state.failed !== undefined) {
    return <BrokenPage error={state.failed} retry={() => setState(({ tries }) => ({ tries: tries + 1 }))} />;
  }
  return <PendingPage />;
};

/** The page at the present address in its layout. */
export const View = () => {
  const [pathname] = useLocation();
  const found = routeAt(pathname);

  // A new page begins at its title, for the keyboard and for screen readers; the first one where the browser begins.
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [pathname]);

  if (!found) {
    return (
      <SiteLayout>
        <Missing />
      </SiteLayout>
    );
  }
  const { route } = found;
  return (
    <route.layout>
      <ErrorBoundary key={pathname}>
        <Matched path={route.path}>
          <Shown key={route.path} lazy={route.page} />
        </Matched>
      </ErrorBoundary>
    </route.layout>
  );
};
