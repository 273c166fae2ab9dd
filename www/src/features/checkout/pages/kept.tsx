import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { EmailText } from '@/components/email-text';
import { Banner } from '@/components/ui/banner';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { useLiveOrder } from '@/lib/live/use-live-order';
import { paths } from '@/lib/paths';
import { orderById } from '@/lib/queries/orders';
import { useGo, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { Frame } from '../components/frame';
import { HoldClock } from '../components/hold-clock';
import { Over } from '../components/over';
import { Pay } from '../components/pay';
import { SummaryBox } from '../components/summary-box';
import { declinedWords, refusalOf } from '../declined';

// The bank's reason may arrive a moment after the buyer.
const askAgainEvery = 2_000;
const asksForReason = 5;

type Props = { order: Order; secret: string | undefined; declined: boolean; refetch: () => void };

const Review = ({ order, secret, declined, refetch }: Props) => {
  // When the time is over by the clock, the server's own word follows within a second: nobody should press "Pay" in between.
  const [over, setOver] = useState(false);
  if (order.status === 'cancelled') return <Over order={order} why="cancelled" />;
  if (over || order.status === 'expired') return <Over order={order} why="expired" />;
  return (
    <Frame
      step={declined ? 'pay' : 'review'}
      title={declined ? 'checkout.title.pay' : 'checkout.title.review'}
      summary={<SummaryBox event={order.event} order={order} />}
    >
      {declined && (
        <Banner tone="warning" live title={<T id={declinedWords(order)} />}>
          <T id="checkout.stillHeld" />
        </Banner>
      )}
      {order.expires_at && (
        <HoldClock
          until={order.expires_at}
          onOver={() => {
            setOver(true);
            refetch();
          }}
        />
      )}
      <section className="grid gap-1">
        <h2 className="text-14 text-ink-faint">
          <T id="checkout.sentTo" />
        </h2>
        <p className="font-medium" dir="auto">
          {order.buyer.name}
        </p>
        <p>
          <EmailText address={order.buyer.email} />
        </p>
        {order.buyer.phone && <p>{order.buyer.phone}</p>}
      </section>
      <Pay order={order} secret={secret} />
    </Frame>
  );
};

/** The checkout's second and third step: look it over, pay. Also where one comes back to after a declined card. */
export const KeptCheckoutPage = () => {
  const t = useT();
  useTitle(t('checkout.tab'));
  const go = useGo();
  const orderId = useParam('orderId');
  const { secret, declined } = useSearchTexts('secret', 'declined');
  const query = useQuery({
    ...orderById(orderId, secret),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      declined && data && !refusalOf(data) && dataUpdateCount < asksForReason ? askAgainEvery : false,
  });
  const order = query.data;
  useLiveOrder(orderId, secret, { active: order?.status === 'pending' });

  // Paid meanwhile, in another tab or by a late answer of the bank: the tickets are what is wanted.
  const paid = order !== undefined && !['pending', 'expired', 'cancelled'].includes(order.status);
  useEffect(() => {
    if (paid) go(paths.result(orderId, secret), { replace: true });
  }, [paid, go, orderId, secret]);

  // Friends pay it together: how far they are stands at the order.
  const shared = order?.method === 'split';
  useEffect(() => {
    if (shared && !paid) go(paths.order(orderId, secret), { replace: true });
  }, [shared, paid, go, orderId, secret]);

  if (!order || paid || shared) {
    return (
      <div className="page py-10">
        {query.isError ? (
          <Fault error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonText lines={8} />
        )}
      </div>
    );
  }
  return (
    <Review order={order} secret={secret} declined={declined !== undefined} refetch={() => void query.refetch()} />
  );
};
