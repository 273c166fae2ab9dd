import type { ReactNode } from 'react';

import { SignedIn } from '@/components/signed-in';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT, type MessageId } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';
import { Link } from '@/lib/router/navigation';
import { useCurrentInSight } from '@/lib/use-current-in-sight';
import { useTitle } from '@/lib/use-title';

import { accountPlaces } from './places';

type Props = { here: string; title: MessageId; lead?: MessageId; children: (profile: Profile) => ReactNode };

// Beside the page on a desktop; on a phone a line that can be pushed along.
const Places = ({ here }: { here: string }) => {
  const t = useT();
  return (
    <nav
      ref={useCurrentInSight(here)}
      aria-label={t('account.places')}
      className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:overflow-visible lg:px-0"
    >
      <ul className="flex w-max min-w-full gap-1 border-b border-line lg:grid lg:w-auto lg:min-w-0 lg:border-0">
        {accountPlaces.map(({ to, label, icon }) => (
          <li key={to} className="shrink-0">
            <Link
              to={to}
              {...(to === here ? ({ 'aria-current': 'page' } as const) : {})}
              className="flex min-h-11 items-center gap-3 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-soft transition-colors hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-accent lg:rounded-control lg:border-0 lg:hover:bg-sunken lg:aria-[current=page]:bg-accent-soft"
            >
              <span className="max-lg:hidden">{icon}</span>
              <T id={label} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** The frame of every page about one's own account; `here` is the page's own path. */
export const AccountPage = ({ here, title, lead, children }: Props) => {
  const t = useT();
  useTitle(t(title));
  return (
    <div className="page pb-12">
      <div className="grid min-w-0 gap-x-12 pt-4 lg:grid-cols-[13rem_minmax(0,1fr)] lg:pt-10">
        <Places here={here} />
        <div className="max-w-column min-w-0 lg:-mt-10">
          <PageHeader title={<T id={title} />} lead={lead && <T id={lead} />} />
          <SignedIn>{children}</SignedIn>
        </div>
      </div>
    </div>
  );
};
