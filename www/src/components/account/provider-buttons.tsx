import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { buttonClass } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { cx } from '@/lib/cx';
import { withSearch } from '@/lib/paths';
import { providersQuery } from '@/lib/queries/providers';

import { ProviderMark } from './provider-mark';

// So many stand below each other in full; more go side by side, by their names.
const few = 3;

type Props = {
  /** Where to come back to, a path of this site. */
  to: string;
  /** Another way without a password, below them. */
  more?: ReactNode;
};

/** The ways in without a password: "Continue with …" for every site that is set up, which lead out of the app, and `more`. */
export const ProviderButtons = ({ to, more }: Props) => {
  const t = useT();
  const { data } = useQuery(providersQuery);
  const sites = data?.items ?? [];
  if (sites.length === 0 && !more) return null;
  const many = sites.length > few;
  return (
    <div className="grid gap-5">
      <ul className={cx('grid gap-3 empty:hidden', many && 'grid-cols-2')}>
        {sites.map(({ id, name }) => (
          <li key={id}>
            <a
              href={withSearch(`/api/auth/oauth/${id}`, { return_to: to === '/' ? '' : to })}
              aria-label={t('account.continueWith', { provider: name })}
              className={buttonClass('secondary', many ? 'normal' : 'large', true)}
            >
              <ProviderMark provider={id} />
              {many ? name : <T id="account.continueWith" values={{ provider: name }} />}
            </a>
          </li>
        ))}
      </ul>
      {more}
      <p className="flex items-center gap-4 text-14 text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        <T id="account.orByEmail" />
      </p>
    </div>
  );
};
