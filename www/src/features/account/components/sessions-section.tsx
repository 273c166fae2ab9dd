import { useQuery } from '@tanstack/react-query';
import { Laptop, SquareTerminal } from 'lucide-react';
import { useState } from 'react';

import { AccountSection } from '@/components/account/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Fault, useFaultText } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Session } from '@/lib/api/types';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { toast } from '@/lib/toast';

import { endOtherSessions, endSession, sessionsQuery } from '../api';

const Row = ({ session, onEnd }: { session: Session; onEnd: () => void }) => {
  const t = useT();
  const Icon = session.kind === 'browser' ? Laptop : SquareTerminal;
  return (
    <ListRow
      leading={<Icon aria-hidden size={20} className="shrink-0 text-ink-faint" />}
      title={
        <span className="flex flex-wrap items-center gap-2">
          {session.device}
          {session.current && (
            <Badge tone="accent">
              <T id="account.sessionHere" />
            </Badge>
          )}
        </span>
      }
      trailing={
        !session.current && (
          <Button
            look="secondary"
            size="small"
            aria-label={t('account.endSession', { device: session.device })}
            onClick={onEnd}
          >
            <T id="account.end" />
          </Button>
        )
      }
    >
      <T
        id="account.sessionSince"
        values={{
          when: formatDayTime(session.created_at, viewerZone(), formatLocale),
          address: <span className="inline-block max-w-full align-bottom wrap-anywhere">{session.address}</span>,
        }}
      />
    </ListRow>
  );
};

/** Where one is signed in, and the way to end it. */
export const SessionsSection = () => {
  const t = useT();
  const faultText = useFaultText();
  const query = useQuery(sessionsQuery);
  const [asking, setAsking] = useState(false);
  const others = query.data?.filter(({ current }) => !current).length ?? 0;
  const tell = async (act: Promise<void>, words: string) => {
    try {
      await act;
      toast(words);
    } catch (error) {
      toast(faultText(error), { tone: 'danger' });
    }
  };
  const endAll = () => {
    setAsking(false);
    void tell(endOtherSessions(), t('account.othersEnded'));
  };
  return (
    <AccountSection title={<T id="account.sessions" />} lead={<T id="account.sessionsLead" />}>
      {query.isPending && <SkeletonText lines={4} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <ul>
          {query.data.map((session) => (
            <Row
              key={session.id}
              session={session}
              onEnd={() => void tell(endSession(session.id), t('account.sessionEnded', { device: session.device }))}
            />
          ))}
        </ul>
      )}
      {others > 0 && (
        <Button look="secondary" className="justify-self-start" onClick={() => setAsking(true)}>
          <T id="account.endOthers" />
        </Button>
      )}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={<T id="account.endOthersAsk" />}
        description={<T id="account.endOthersLead" values={{ count: others }} />}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(false)}>
              <T id="account.cancel" />
            </Button>
            <Button look="danger" onClick={endAll}>
              <T id="account.endOthers" />
            </Button>
          </>
        }
      />
    </AccountSection>
  );
};
