import { lazy, Suspense } from 'react';

import { useSession } from '@/lib/queries/session';

const Acting = lazy(() => import('./acting'));

/** Says on every page that an administrator acts as somebody else; nobody else fetches its code. */
export const ActingBar = () => {
  const session = useSession();
  if (!session?.impersonated_by) return null;
  return (
    <Suspense>
      <Acting name={session.name} />
    </Suspense>
  );
};
