import { matchRoute } from 'wouter';
import { parse } from 'regexparam';
import type { ComponentType, ReactNode } from 'react';

import type { LazyPage } from './page';

export type Params = Record<string, string>;

export type Route = {
  /** "/e/:slug" */
  path: string;
  page: LazyPage;
  layout: ComponentType<{ children: ReactNode }>;
  /** Data to fetch along with the page; what it returns is waited for before the page is shown. */
  before?: (params: Params, search: URLSearchParams) => Promise<unknown> | undefined;
};

let routes: readonly Route[] = [];

export const setRoutes = (table: readonly Route[]): void => {
  routes = table;
};

/** The first route whose path fits. */
export const routeAt = (pathname: string): { route: Route; params: Params } | undefined => {
  for (const route of routes) {
    const [fits, params] = matchRoute(parse, route.path, pathname);
    if (fits) return { route, params: params as Params };
  }
  return undefined;
};

const slowAfter = 3_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, slowAfter));

/**
 * Fetches what a page needs, ahead of showing it. It never fails: a page that cannot be fetched says so itself
 * when it is shown; and it does not wait for ever, since skeletons beat a page that seems stuck.
 */
export const prepare = async (to: string): Promise<void> => {
  const url = new URL(to, location.href);
  const found = routeAt(url.pathname);
  if (!found) return;
  const { route, params } = found;
  const everything = Promise.allSettled([route.page.load(), route.before?.(params, url.searchParams)]);
  await Promise.race([everything, pause()]);
};
