import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { SplitProgress } from '@/components/split/progress';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Fault, useFaultText } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import { queryClient } from '@/lib/api/query-client';
import type { Order, Split, SplitState } from '@/lib/api/types';
import { take } from '@/lib/live/take';
import { useLiveSplit } from '@/lib/live/use-live-split';
import { orderById } from '@/lib/queries/orders';
import { splitOf } from '@/lib/queries/split';
import { toast } from '@/lib/toast';

import { useCallOff } from '../split-api';
import { ShareRow } from './share-row';

/** What was pushed says how each share stands; names and addresses are known here already. */
const merged = (known: Split | undefined, { shares, ...state }: SplitState): Split | undefined =>
  known && {
    ...known,
    ...state,
    shares: known.shares.map((share) => ({
      ...share,
      status: shares.find(({ id }) => id === share.id)?.status ?? share.status,
    })),
  };

const CallOff = ({ orderId, secret }: { orderId: string; secret: string | undefined }) => {
  const faultText = useFaultText();
  const callOff = useCallOff(orderId, secret);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="min-h-11 justify-self-start text-14 font-semibold text-ink-soft underline underline-offset-2"
      >
        <T id="split.callOff" />
      </button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={<T id="split.callOffTitle" />}
        description={<T id="split.callOffLead" />}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(false)}>
              <T id="split.goOn" />
            </Button>
            <Button
              look="danger"
              busy={callOff.isPending}
              onClick={() =>
                callOff.mutate(undefined, {
                  onError: (error) => toast(faultText(error), { tone: 'danger' }),
                  onSettled: () => setAsking(false),
                })
              }
            >
              <T id="split.callOffYes" />
            </Button>
          </>
        }
      />
    </>
  );
};

/** An order that friends pay together, for who called them together: who has paid, and what can be done about the rest. */
export const SplitPanel = ({ order, secret }: { order: Order; secret: string | undefined }) => {
  const options = splitOf(order.id, secret);
  const query = useQuery(options);
  const open = order.status === 'pending';
  // The order has ended, and the news of it is a moment behind: what was paid is about to go back.
  const ending =
    ['expired', 'cancelled'].includes(order.status) &&
    query.data?.shares.some(({ status }) => status === 'open' || status === 'paid') === true;
  const refetchOrder = () => void queryClient.refetchQueries({ queryKey: orderById(order.id).queryKey, exact: true });
  useLiveSplit(order.id, secret, {
    active: open || ending,
    hear: (state) => {
      void take<Split>(options.queryKey, (known) => merged(known, state));
      if (state.status !== order.status) refetchOrder();
      if (state.status !== 'pending') void query.refetch(); // how much goes back
    },
    poll: () => void query.refetch(),
  });
  const split = query.data;
  return (
    <section className="grid gap-4">
      <h2 className="title text-22">
        <T id="split.who" />
      </h2>
      {query.isPending && <SkeletonText lines={4} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {split && (
        <>
          {open && <SplitProgress split={split} />}
          <ul>
            {split.shares.map((share) => (
              <ShareRow key={share.id} share={share} open={open} secret={secret} />
            ))}
          </ul>
          {open && (
            <>
              <p className="text-14 text-ink-faint">
                <T id="split.rules" />
              </p>
              <CallOff orderId={order.id} secret={secret} />
            </>
          )}
        </>
      )}
    </section>
  );
};
