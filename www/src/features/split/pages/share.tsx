import { useQuery } from '@tanstack/react-query';

import { EventLine } from '@/components/event-line';
import { SplitProgress } from '@/components/split/progress';
import { ShareBadge } from '@/components/split/share-badge';
import { Fault } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import type { OwnShare } from '@/lib/api/types';
import { take } from '@/lib/live/take';
import { useLiveSplit } from '@/lib/live/use-live-split';
import { shareById } from '@/lib/queries/split';
import { useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { OwnShareBox } from '../components/own-share';

// Who has paid waits for the bank's word; the reason of a refusal may arrive a moment after the payer.
const askEvery = 2_000;
const asksForReason = 5;

/** The order has ended, and what becomes of this share is told a moment later. */
const isEnding = ({ status, split }: OwnShare) =>
  (split.status === 'expired' || split.status === 'cancelled') && (status === 'open' || status === 'paid');

const Loaded = ({ share, secret, back }: { share: OwnShare; secret: string | undefined; back: string | undefined }) => (
  <div className="grid gap-8">
    <EventLine event={share.event} />
    <OwnShareBox share={share} secret={secret} back={back === 'paid' || back === 'declined' ? back : undefined} />
    <section className="grid gap-4">
      <h2 className="title text-22">
        <T id="split.who" />
      </h2>
      {share.split.status === 'pending' && <SplitProgress split={share.split} />}
      <ul>
        {share.split.shares.map((one) => (
          <ListRow
            key={one.id}
            title={<span dir="auto">{one.name}</span>}
            trailing={
              <span className="flex items-center gap-3">
                <Money value={one.amount} />
                <ShareBadge status={one.status} />
              </span>
            }
          >
            {one.id === share.id && <T id="split.thatIsYou" />}
          </ListRow>
        ))}
      </ul>
    </section>
  </div>
);

/** What a friend asks one to pay: for what, how much, until when, and who has paid already. */
export const SharePage = () => {
  const t = useT();
  useTitle(t('split.tab'));
  const id = useParam('shareId');
  const { secret, back } = useSearchTexts('secret', 'back');
  const options = shareById(id, secret);
  const query = useQuery({
    ...options,
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (!data || data.status !== 'open' || data.split.status !== 'pending') return false;
      const asks = back === 'paid' || (back === 'declined' && !data.failure_code && dataUpdateCount < asksForReason);
      return asks ? askEvery : false;
    },
  });
  const share = query.data;
  useLiveSplit(share?.split.order_id ?? '', secret, {
    active: share !== undefined && (share.split.status === 'pending' || isEnding(share)),
    hear: (split) => {
      const own = split.shares.find((one) => one.id === id);
      void take<OwnShare>(
        options.queryKey,
        (known) => known && { ...known, split, status: own?.status ?? known.status },
      );
    },
    poll: () => void query.refetch(),
  });
  return (
    <div className="page max-w-column pb-10">
      {query.isPending && (
        <div className="py-10">
          <SkeletonText lines={8} />
        </div>
      )}
      {query.isError && !share && (
        <>
          <PageHeader title={<T id="split.tab" />} />
          <Fault error={query.error} onRetry={() => void query.refetch()} />
        </>
      )}
      {share && (
        <>
          <PageHeader
            title={<T id="split.yourShare" values={{ amount: <Money value={share.amount} /> }} />}
            lead={<T id="split.asks" values={{ initiator: share.initiator, count: share.tickets }} />}
          />
          <Loaded share={share} secret={secret} back={back} />
        </>
      )}
    </div>
  );
};
