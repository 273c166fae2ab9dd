import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState, type ComponentProps } from 'react';

import { useT } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';

const loadMenu = () => import('./account-menu');
const AccountMenu = lazy(loadMenu);

const Trigger = ({ profile, ...rest }: ComponentProps<'button'> & { profile: Profile }) => {
  const t = useT();
  return (
    <button
      {...rest}
      type="button"
      aria-label={t('layout.account')}
      className="inline-flex min-h-11 items-center gap-1 rounded-control px-1.5 text-ink-soft hover:bg-sunken"
    >
      <span
        aria-hidden
        className="inline-flex size-8 items-center justify-center rounded-pill bg-accent font-semibold text-on-accent"
      >
        {[...profile.name][0]?.toLocaleUpperCase()}
      </span>
      <ChevronDown aria-hidden size={16} />
    </button>
  );
};

/** The account's button; the menu behind it is fetched when somebody reaches for it. */
export const Account = ({ profile }: { profile: Profile }) => {
  const [wanted, setWanted] = useState(false);
  const closed = (
    <Trigger
      profile={profile}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <AccountMenu profile={profile} trigger={<Trigger profile={profile} />} />
    </Suspense>
  );
};
