import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { GateMark, Wordmark } from '@/components/brand';
import { buttonClass } from '@/components/ui/button';
import { T, useT, type MessageId } from '@/i18n/t';
import { cx } from '@/lib/cx';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';
import { Link, useHere } from '@/lib/router/navigation';

import { Account } from './account';
import { ActingBar } from './acting-bar';
import { OfflineNotice } from './offline-notice';
import { SkipLink } from './skip-link';
import { ThemeToggle } from './theme-choice';

export type Place = {
  to: string;
  label: MessageId;
  icon: ReactNode;
  own?: boolean;
  isHere: (path: string) => boolean;
};

const PlaceLink = ({ place, className }: { place: Place; className: string }) => {
  const [path] = useLocation();
  const inside = (
    <>
      {place.icon}
      <T id={place.label} />
    </>
  );
  const rest = { className, ...(place.isHere(path) ? ({ 'aria-current': 'page' } as const) : {}) };
  // The scanner is another app: a link to it leaves this one.
  return place.own ? (
    <a href={place.to} {...rest}>
      {inside}
    </a>
  ) : (
    <Link to={place.to} {...rest}>
      {inside}
    </Link>
  );
};

type PlacesProps = { places: readonly Place[]; label: string; className: string; link: string; bar?: boolean };

const Places = ({ places, label, className, link, bar = false }: PlacesProps) => (
  <nav data-tab-bar={bar || undefined} data-print="no" aria-label={label} className={className}>
    {places.map((place) => (
      <PlaceLink key={place.to} place={place} className={link} />
    ))}
  </nav>
);

const Who = () => {
  const session = useSession();
  const here = useHere();
  return session ? (
    <Account profile={session} />
  ) : (
    <Link to={paths.signIn(here)} className={buttonClass('secondary', 'small')}>
      <T id="action.signIn" />
    </Link>
  );
};

type Nav = { places: readonly Place[]; label: string };
/** What stands above the places: in the rail, and in the bar of a small screen. */
type Above = { above?: ReactNode; aboveSmall?: ReactNode };

const Rail = ({ places, label, above }: Nav & Above) => {
  const t = useT();
  const session = useSession();
  return (
    <header
      data-print="no"
      className="sticky top-0 flex h-dvh flex-col border-r border-line bg-surface px-3 py-4 max-lg:hidden"
    >
      <Link to={paths.home()} aria-label={t('nav.home')} className="mb-6 inline-flex min-h-11 items-center px-3">
        <Wordmark />
      </Link>
      {above}
      <Places
        places={places}
        label={label}
        className="grid gap-1"
        link="flex min-h-11 items-center gap-3 rounded-control px-3 font-medium text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
      />
      <div className="mt-auto flex items-center gap-1 border-t border-line pt-3">
        <Who />
        <span className="line-clamp-2 min-w-0 flex-1 text-14 leading-snug text-ink-soft" dir="auto">
          {session?.name}
        </span>
        <ThemeToggle />
      </div>
    </header>
  );
};

const TopBar = ({ aboveSmall }: Above) => {
  const t = useT();
  return (
    <header data-print="no" className="flex h-14 items-center gap-1 border-b border-line px-4 lg:hidden">
      <Link to={paths.home()} aria-label={t('nav.home')} className="inline-flex min-h-11 items-center text-accent">
        <GateMark className="size-7" />
      </Link>
      <div className="mr-auto min-w-0">{aboveSmall}</div>
      <ThemeToggle />
      <Who />
    </header>
  );
};

const columns: Record<number, string> = { 3: 'grid-cols-3', 4: 'grid-cols-4', 5: 'grid-cols-5' };

const BottomBar = ({ places, label }: Nav) => (
  <Places
    places={places}
    label={label}
    bar
    className={cx(
      'fixed inset-x-0 bottom-0 z-30 grid border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden',
      columns[places.length],
    )}
    link="grid min-h-14 content-center justify-items-center gap-0.5 text-12 font-medium text-ink-soft aria-[current=page]:text-accent"
  />
);

/** Pages of those who work with Gatehouse: a rail at the left of a desktop, a bar at the bottom of a phone. */
export const RailLayout = ({ places, label, above, aboveSmall, children }: Nav & Above & { children: ReactNode }) => (
  <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
    <SkipLink />
    <Rail places={places} label={label} above={above} />
    <TopBar aboveSmall={aboveSmall} />
    <main id="content" tabIndex={-1} className="min-w-0 pb-24 lg:pb-12">
      <ActingBar />
      {children}
    </main>
    <BottomBar places={places} label={label} />
    <OfflineNotice />
  </div>
);
