import { useQuery } from '@tanstack/react-query';
import { Plus, Waypoints } from 'lucide-react';
import { useState } from 'react';

import { AccountPage } from '@/components/account/account-page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import { paths } from '@/lib/paths';

import { apiKeysQuery } from '../api';
import { KeyRow } from '../components/key-row';
import { MadeKey } from '../components/made-key';
import { NewKey } from '../components/new-key';

const Keys = () => {
  const [asking, setAsking] = useState(false);
  const [token, setToken] = useState<string>();
  const query = useQuery(apiKeysQuery);
  const make = (
    <Button icon={<Plus aria-hidden size={18} />} onClick={() => setAsking(true)}>
      <T id="apiKeys.make" />
    </Button>
  );
  return (
    <div className="grid gap-6">
      {query.isPending && <SkeletonText lines={4} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <EmptyState icon={<Waypoints aria-hidden />} title={<T id="apiKeys.none" />} action={make}>
          <T id="apiKeys.noneLead" />
        </EmptyState>
      )}
      {Boolean(query.data?.items.length) && (
        <>
          <div>{make}</div>
          <ul>
            {query.data?.items.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </ul>
        </>
      )}
      <p className="max-w-measure text-14 text-ink-soft">
        <T
          id="apiKeys.docs"
          values={{
            link: (text: React.ReactNode[]) => (
              <a href="/docs/api" className="text-accent underline underline-offset-2">
                {text}
              </a>
            ),
          }}
        />
      </p>
      {asking && (
        <NewKey
          onClose={() => setAsking(false)}
          onMade={(made) => {
            setAsking(false);
            setToken(made);
          }}
        />
      )}
      {token && <MadeKey token={token} onClose={() => setToken(undefined)} />}
    </div>
  );
};

/** The keys with which a person's own programs call the API. */
export const ApiKeysPage = () => (
  <AccountPage here={paths.apiKeys()} title="account.apiKeys" lead="account.apiKeysLead">
    {() => <Keys />}
  </AccountPage>
);
