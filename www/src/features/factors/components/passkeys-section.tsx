import { useQuery } from '@tanstack/react-query';
import { Fingerprint, Plus } from 'lucide-react';
import { useState } from 'react';

import { AccountSection } from '@/components/account/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Factors, Passkey } from '@/lib/api/types';
import { formatDay, viewerZone } from '@/lib/format/dates';
import { passkeysKnown } from '@/lib/passkey';
import { factorsQuery } from '@/lib/queries/factors';

import { AddPasskeyDialog } from './add-passkey-dialog';
import { PasskeyDialog } from './passkey-dialog';

const day = (at: string) => formatDay(at, viewerZone(), formatLocale);

const Row = ({ passkey, onChange }: { passkey: Passkey; onChange: () => void }) => (
  <ListRow
    leading={<Fingerprint aria-hidden size={20} className="shrink-0 text-ink-faint" />}
    title={<bdi className="break-words">{passkey.name}</bdi>}
    trailing={
      <Button look="secondary" size="small" onClick={onChange}>
        <T id="factors.change" />
        <span className="sr-only">{passkey.name}</span>
      </Button>
    }
  >
    {passkey.used_at ? (
      <T id="factors.addedUsed" values={{ added: day(passkey.created_at), used: day(passkey.used_at) }} />
    ) : (
      <T id="factors.added" values={{ added: day(passkey.created_at) }} />
    )}
    {passkey.synced && (
      <>
        {' · '}
        <T id="factors.synced" />
      </>
    )}
  </ListRow>
);

// Passkeys are made for the name of a site: say where, when this is not there.
const Here = ({ origin, onAdd }: { origin: string; onAdd: () => void }) => {
  if (!origin) return <Banner title={<T id="factors.noPasskeysHere" />} />;
  if (origin !== location.origin)
    return (
      <Banner title={<T id="factors.passkeysElsewhere" />}>
        <a href={`${origin}/account/security`} className="font-semibold text-accent underline underline-offset-2">
          {origin}
        </a>
      </Banner>
    );
  if (!passkeysKnown()) return <Banner title={<T id="factors.passkeysUnknown" />} />;
  return (
    <Button look="secondary" className="justify-self-start" icon={<Plus aria-hidden size={18} />} onClick={onAdd}>
      <T id="factors.addPasskey" />
    </Button>
  );
};

const List = ({ factors }: { factors: Factors }) => {
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Passkey>();
  return (
    <>
      {factors.passkeys.length > 0 && (
        <ul>
          {factors.passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} onChange={() => setChanging(passkey)} />
          ))}
        </ul>
      )}
      <Here origin={factors.passkey_origin} onAdd={() => setAdding(true)} />
      {adding && <AddPasskeyDialog onClose={() => setAdding(false)} />}
      {changing && <PasskeyDialog passkey={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
};

/** Signing in with a finger, a face or the device's PIN. */
export const PasskeysSection = () => {
  const query = useQuery(factorsQuery);
  return (
    <AccountSection title={<T id="factors.passkeys" />} lead={<T id="factors.passkeysLead" />}>
      {query.isPending && <SkeletonText lines={2} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <List factors={query.data} />}
    </AccountSection>
  );
};
