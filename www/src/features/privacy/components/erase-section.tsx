import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';

import { AccountSection } from '@/components/account/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';

import { obstaclesQuery } from '../api';
import { EraseDialog } from './erase-dialog';

/** The way out, with what stands in it. */
export const EraseSection = ({ profile }: { profile: Profile }) => {
  const query = useQuery(obstaclesQuery);
  const [asking, setAsking] = useState(false);
  const obstacles = query.data ?? [];
  return (
    <AccountSection title={<T id="privacy.erase" />} lead={<T id="privacy.eraseLead" />}>
      {query.isPending && <SkeletonText lines={2} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {obstacles.length > 0 && (
        <Banner
          tone="warning"
          title={<T id="privacy.settleFirst" />}
          action={
            <Button look="secondary" size="small" busy={query.isFetching} onClick={() => void query.refetch()}>
              <T id="privacy.lookAgain" />
            </Button>
          }
        >
          <ul className="mt-1 grid list-disc gap-1 ps-5">
            {obstacles.map(({ code, detail }) => (
              <li key={code} dir="auto">
                {detail}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {query.data?.length === 0 && (
        <Button
          look="danger"
          icon={<Trash2 aria-hidden size={18} />}
          className="justify-self-start"
          onClick={() => setAsking(true)}
        >
          <T id="privacy.eraseMine" />
        </Button>
      )}
      {asking && (
        <EraseDialog
          profile={profile}
          onClose={() => setAsking(false)}
          onRefused={() => {
            setAsking(false);
            void query.refetch();
          }}
        />
      )}
    </AccountSection>
  );
};
