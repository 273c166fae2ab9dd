import { Search } from 'lucide-react';
import { useLocation } from 'wouter';

import { Wordmark } from '@/components/brand';
import { buttonClass } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';
import { Link, useHere } from '@/lib/router/navigation';

import { Account } from './account';
import { HeaderSearch } from './header-search';
import { ThemeToggle } from './theme-choice';

export const SiteHeader = () => {
  const t = useT();
  const session = useSession();
  const [pathname] = useLocation();
  const here = useHere();
  const atHome = pathname === '/';
  const arriving = pathname.startsWith('/sign-');
  return (
    <header data-print="no" className="border-b border-line">
      <div className="page flex h-16 items-center gap-2">
        <Link to={paths.home()} aria-label={t('nav.home')} className="mr-auto inline-flex min-h-11 items-center">
          <Wordmark />
        </Link>
        {!atHome && (
          <>
            <HeaderSearch />
            <Link
              to={paths.home()}
              aria-label={t('search.label')}
              className="inline-flex size-11 items-center justify-center rounded-control text-ink-soft hover:bg-sunken md:hidden"
            >
              <Search aria-hidden size={20} />
            </Link>
          </>
        )}
        <ThemeToggle />
        {session && <Account profile={session} />}
        {/* Where one signs in already, the button would lead nowhere. */}
        {!session && pathname !== '/sign-in' && (
          <Link to={paths.signIn(arriving || here === '/' ? undefined : here)} className={buttonClass('secondary')}>
            <T id="action.signIn" />
          </Link>
        )}
      </div>
    </header>
  );
};
