import { useEffect, useSyncExternalStore, type ComponentProps, type ReactNode } from 'react';
import { Link as WouterLink, useLocation, useParams, useSearch, type AroundNavHandler } from 'wouter';

import { prepare } from './routes';

type Guard = () => boolean;

let guard: Guard | undefined;
let latest = 0;
let pending = false;
const listeners = new Set<() => void>();

const setPending = (value: boolean) => {
  if (pending === value) return;
  pending = value;
  listeners.forEach((listener) => listener());
};

/** Every navigation inside the app: the next page is fetched first, and the present one stays until it is there. */
export const aroundNav: AroundNavHandler = (navigate, to, options) => {
  const leaving = new URL(to, location.href).pathname !== location.pathname;
  if (leaving && guard && !guard()) return;
  const turn = ++latest;
  setPending(true);
  void prepare(to).then(() => {
    if (turn !== latest) return;
    setPending(false);
    navigate(to, options);
    if (leaving) scrollTo(0, 0);
  });
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether a page has been asked for and is on its way. */
export const useNavigating = (): boolean => useSyncExternalStore(subscribe, () => pending);

/** Asks before unsaved work is left behind: `mayLeave` returns false to stay. Covers closing the tab as well. */
export const useLeaveGuard = (active: boolean, mayLeave: Guard): void => {
  useEffect(() => {
    if (!active) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    guard = mayLeave;
    addEventListener('beforeunload', beforeUnload);
    return () => {
      guard = undefined;
      removeEventListener('beforeunload', beforeUnload);
    };
  }, [active, mayLeave]);
};

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { to: string; children: ReactNode };

/** A link inside the app; the page behind it is fetched as soon as somebody reaches for it. */
export const Link = ({ to, ...rest }: LinkProps) => {
  const [here] = useLocation();
  return (
    <WouterLink
      {...(to.split('?')[0] === here ? { 'aria-current': 'page' as const } : {})}
      {...rest}
      to={to}
      onPointerEnter={() => void prepare(to)}
      onFocus={() => void prepare(to)}
    />
  );
};

/** `const go = useGo()` … `go(paths.home())`. */
export const useGo = (): ((to: string, options?: { replace?: boolean }) => void) => useLocation()[1];

/** A part of the path, ":slug" of "/e/:slug". */
export const useParam = (name: string): string => {
  const value = (useParams() as Record<string, string | undefined>)[name];
  if (value === undefined) throw new Error(`This page's path has no :${name}`);
  return decodeURIComponent(value);
};

/** The path with its search, as a link back to here. */
export const useHere = (): string => {
  const [pathname] = useLocation();
  const search = useSearch();
  return search ? `${pathname}?${search}` : pathname;
};

/** The named search parameters; empty ones are undefined. */
export const useSearchTexts = <Name extends string>(...names: Name[]): Partial<Record<Name, string>> => {
  const search = new URLSearchParams(useSearch());
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search.get(name);
    if (value) found[name] = value;
  }
  return found;
};
