import { useQuery } from '@tanstack/react-query';
import { KeyRound, Smartphone } from 'lucide-react';
import { useState } from 'react';

import { AccountSection } from '@/components/account/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Fault } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Factors, TotpEnrolment } from '@/lib/api/types';
import { formatDay, viewerZone } from '@/lib/format/dates';
import { factorsQuery } from '@/lib/queries/factors';
import { toast } from '@/lib/toast';

import { beginApp, newRecoveryCodes, removeApp } from '../api';
import { useAct } from '../use-act';
import { AppDialog } from './app-dialog';
import { RecoveryCodes } from './recovery-codes';

const day = (at: string) => formatDay(at, viewerZone(), formatLocale);
const fewCodes = 3;

const Off = ({ factors, onBegun }: { factors: Factors; onBegun: (enrolment: TotpEnrolment) => void }) => {
  const { act, busy, fault } = useAct();
  return (
    <>
      {factors.required && (
        <Banner tone="warning" title={<T id="factors.required" />}>
          <T id="factors.requiredLead" />
        </Banner>
      )}
      {fault && <Banner tone="danger" live title={fault} />}
      <Button
        busy={busy}
        className="justify-self-start"
        onClick={() => void act(async () => onBegun(await beginApp()))}
      >
        <T id="factors.setUp" />
      </Button>
    </>
  );
};

const On = ({ factors, app }: { factors: Factors; app: NonNullable<Factors['totp']> }) => {
  const t = useT();
  const { act, busy, fault } = useAct();
  const [codes, setCodes] = useState<readonly string[]>();
  const [asking, setAsking] = useState<'remove' | 'renew'>();
  const few = factors.recovery_codes <= fewCodes;
  const remove = () => {
    setAsking(undefined);
    void act(async () => {
      await removeApp();
      toast(t('factors.appRemoved'));
    });
  };
  const renew = () => {
    setAsking(undefined);
    void act(async () => setCodes(await newRecoveryCodes()));
  };
  return (
    <>
      {fault && <Banner tone="danger" live title={fault} />}
      <ul>
        <ListRow
          leading={<Smartphone aria-hidden size={20} className="shrink-0 text-ink-faint" />}
          title={<T id="factors.app" />}
          trailing={
            <Button look="secondary" size="small" busy={busy} onClick={() => setAsking('remove')}>
              <T id="factors.remove" />
            </Button>
          }
        >
          {app.used_at ? (
            <T id="factors.addedUsed" values={{ added: day(app.created_at), used: day(app.used_at) }} />
          ) : (
            <T id="factors.added" values={{ added: day(app.created_at) }} />
          )}
        </ListRow>
        <ListRow
          leading={<KeyRound aria-hidden size={20} className="shrink-0 text-ink-faint" />}
          title={<T id="factors.codes" />}
          trailing={
            <Button look="secondary" size="small" busy={busy} onClick={() => setAsking('renew')}>
              <T id="factors.renew" />
            </Button>
          }
        >
          <span className={few ? 'font-medium text-warning' : undefined}>
            <T id="factors.codesLeft" values={{ count: factors.recovery_codes }} />
          </span>
        </ListRow>
      </ul>
      <p className="max-w-measure text-14 text-ink-soft">
        <T id={factors.email_fallback ? 'factors.mailToo' : 'factors.noMail'} />
      </p>
      <Dialog
        open={asking !== undefined}
        onOpenChange={() => setAsking(undefined)}
        title={<T id={asking === 'remove' ? 'factors.removeAppAsk' : 'factors.renewAsk'} />}
        description={<T id={asking === 'remove' ? 'factors.removeAppLead' : 'factors.renewLead'} />}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(undefined)}>
              <T id="factors.cancel" />
            </Button>
            <Button look="danger" onClick={asking === 'remove' ? remove : renew}>
              <T id={asking === 'remove' ? 'factors.remove' : 'factors.renew'} />
            </Button>
          </>
        }
      />
      {codes && (
        <Dialog
          open
          onOpenChange={() => setCodes(undefined)}
          title={<T id="factors.keepCodes" />}
          actions={
            <Button onClick={() => setCodes(undefined)}>
              <T id="factors.codesKept" />
            </Button>
          }
        >
          <RecoveryCodes codes={codes} />
        </Dialog>
      )}
    </>
  );
};

/** The second step of a sign-in: off, or an app with its recovery codes. */
export const TwoStepSection = () => {
  const query = useQuery(factorsQuery);
  // Here, because the dialog still shows the codes to keep when the app counts already.
  const [enrolment, setEnrolment] = useState<TotpEnrolment>();
  return (
    <AccountSection title={<T id="factors.twoStep" />} lead={<T id="factors.twoStepLead" />}>
      {query.isPending && <SkeletonText lines={3} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        (query.data.totp ? (
          <On factors={query.data} app={query.data.totp} />
        ) : (
          <Off factors={query.data} onBegun={setEnrolment} />
        ))}
      {enrolment && <AppDialog enrolment={enrolment} onClose={() => setEnrolment(undefined)} />}
    </AccountSection>
  );
};
