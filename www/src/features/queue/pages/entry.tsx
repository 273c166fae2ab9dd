import { PageHeader } from '@/components/ui/page-header';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, type MessageId } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import type { QueueEntry } from '@/lib/api/types';
import type { LiveState } from '@/lib/live/use-live';
import { rememberedSecret } from '@/lib/queue-memory';
import { useParam, useSearchTexts } from '@/lib/router/navigation';
import { isLive, itemOf, useEntry } from '@/lib/use-entry';
import { useLine } from '@/lib/use-line';

import { Bell } from '../components/bell';
import { ConnectionNote } from '../components/connection';
import { Frame } from '../components/frame';
import { Leave } from '../components/leave';
import { NextSteps } from '../components/next-steps';
import { Offer } from '../components/offer';
import { Over } from '../components/over';
import { PreQueue } from '../components/pre-queue';
import { Waiting } from '../components/waiting';
import { endedHow } from '../ended';
import { useBell } from '../use-bell';

type RoomProps = { entry: QueueEntry; secret: string | undefined; live: LiveState; look: () => void };

const titleOf = (entry: QueueEntry, list: boolean): MessageId => {
  switch (entry.status) {
    case 'waiting':
      if (entry.phase === 'pre_queue') return 'queue.pre';
      return list ? 'queue.listTitle' : 'queue.title';
    case 'offered':
      return 'queue.turn';
    default:
      return `queue.ended.${endedHow(entry)}`;
  }
};

const Room = ({ entry, secret, live, look }: RoomProps) => {
  const { leave } = useSearchTexts('leave');
  const line = useLine(itemOf(entry), isLive(entry));
  const bell = useBell(entry.status === 'offered');
  const waiting = entry.status === 'waiting';
  return (
    <Frame
      entry={entry}
      title={<T id={titleOf(entry, line?.mode === 'waiting_list')} />}
      below={waiting && <NextSteps drawn={entry.phase !== 'pre_queue'} />}
    >
      {waiting && entry.phase === 'pre_queue' && <PreQueue entry={entry} secret={secret} line={line} onOpen={look} />}
      {waiting && entry.phase !== 'pre_queue' && <Waiting entry={entry} secret={secret} line={line} />}
      {entry.offer && <Offer key={entry.offer.id} entry={entry} offer={entry.offer} secret={secret} onOver={look} />}
      {isLive(entry) ? (
        <div className="grid justify-items-center gap-3">
          {waiting && <Bell {...bell} />}
          {/* What is ordered already is given back in the checkout. */}
          {!entry.offer?.order_id && (
            <Leave
              key={entry.status}
              id={entry.id}
              secret={secret}
              offered={entry.status === 'offered'}
              asked={leave !== undefined}
            />
          )}
          <ConnectionNote state={live} />
        </div>
      ) : (
        <Over entry={entry} secret={secret} />
      )}
    </Frame>
  );
};

/** A place in line: how many are ahead, then one's turn. */
export const EntryPage = () => {
  const id = useParam('entryId');
  const { secret = rememberedSecret(id) } = useSearchTexts('secret');
  const { query, live } = useEntry(id, secret);
  if (query.data) {
    return <Room entry={query.data} secret={secret} live={live} look={() => void query.refetch()} />;
  }
  return (
    <div className="page max-w-column py-10">
      {query.isPending && <SkeletonText lines={8} />}
      {query.isError && isStatus(query.error, 404) && (
        <PageHeader title={<T id="queue.missing" />} lead={<T id="queue.missingLead" />} />
      )}
      {query.isError && !isStatus(query.error, 404) && (
        <Fault error={query.error} onRetry={() => void query.refetch()} />
      )}
    </div>
  );
};
