import { useQuery } from '@tanstack/react-query';

import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import { withSearch } from '@/lib/paths';
import { providersQuery } from '@/lib/queries/providers';

import { ProviderMark } from './provider-mark';

type Props = { /** Where to come back to, a path of this site. */ to: string };

/** "Continue with …" for every site that is set up; nothing where there is none. They lead out of the app. */
export const ProviderButtons = ({ to }: Props) => {
  const { data } = useQuery(providersQuery);
  if (!data?.items.length) return null;
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3">
        {data.items.map(({ id, name }) => (
          <li key={id}>
            <a
              href={withSearch(`/api/auth/oauth/${id}`, { return_to: to === '/' ? '' : to })}
              className={buttonClass('secondary', 'large', true)}
            >
              <ProviderMark provider={id} />
              <T id="account.continueWith" values={{ provider: name }} />
            </a>
          </li>
        ))}
      </ul>
      <p className="flex items-center gap-4 text-14 text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        <T id="account.orByEmail" />
      </p>
    </div>
  );
};
