import { useQuery } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';

import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { sessionQuery } from '@/lib/queries/session';
import { Link, useHere } from '@/lib/router/navigation';

/** Shows what belongs to a person; a guest is asked to sign in, and comes back here afterwards. */
export const SignedIn = ({ children }: { children: (profile: Profile) => ReactNode }) => {
  const session = useQuery(sessionQuery);
  const here = useHere();
  if (session.isPending) return <SkeletonText lines={5} />;
  if (session.isError) return <Fault error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data) return children(session.data);
  return (
    <EmptyState
      icon={<LockKeyhole aria-hidden />}
      title={<T id="session.needed" />}
      action={
        <Link to={paths.signIn(here)} className={buttonClass()}>
          <T id="action.signIn" />
        </Link>
      }
    >
      <T id="session.neededLead" />
    </EmptyState>
  );
};
