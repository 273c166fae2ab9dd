import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';

import { OrderSummary } from '@/components/order-summary';
import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Spinner } from '@/components/ui/spinner';
import { T, useT } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { maskEmail } from '@/lib/format/email';
import { useLiveOrder } from '@/lib/live/use-live-order';
import { isPaid } from '@/lib/paid';
import { paths } from '@/lib/paths';
import { orderById } from '@/lib/queries/orders';
import { useSession } from '@/lib/queries/session';
import { Link, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { EventLine } from '@/components/event-line';
import { OrderActions } from '../components/order-actions';
import { OrderTickets } from '../components/order-tickets';

const askEvery = 1_500;
const askSlowlyEvery = 5_000;
const longAfter = 20_000;

const Waiting = ({ long }: { long: boolean }) => (
  <div role="status" className="grid gap-3 py-10">
    <h1 tabIndex={-1} className="title flex items-center gap-4 text-28">
      <Spinner size={28} />
      <T id="result.waiting" />
    </h1>
    <p className="max-w-measure text-ink-soft">
      <T id={long ? 'result.waitingLong' : 'result.waitingLead'} />
    </p>
  </div>
);

const Done = ({ order, secret }: { order: Order; secret: string | undefined }) => {
  const session = useSession();
  return (
    <div className="grid gap-8 py-8">
      <header className="grid gap-2">
        <CircleCheck aria-hidden size={44} className="text-success" />
        <h1 tabIndex={-1} className="title text-36 md:text-48">
          <T id="result.done" />
        </h1>
        <p className="text-18 text-ink-soft">
          <T
            id="result.sentTo"
            values={{ email: <b className="inline-block font-semibold text-ink">{maskEmail(order.buyer.email)}</b> }}
          />
        </p>
      </header>
      <OrderActions order={order} secret={secret} />
      <EventLine event={order.event} />
      <OrderTickets order={order} secret={secret} />
      <section className="grid gap-4">
        <h2 className="title text-22">
          <T id="orders.order" values={{ number: order.number }} />
        </h2>
        <OrderSummary order={order} />
      </section>
      {!session && (
        <Banner
          title={<T id="result.keep" />}
          action={
            <Link to={paths.signUp(paths.order(order.id, secret))} className={buttonClass('secondary')}>
              <T id="action.signUp" />
            </Link>
          }
        >
          <T id="result.keepLead" />
        </Banner>
      )}
    </div>
  );
};

const Failed = ({ order, secret }: { order: Order; secret: string | undefined }) => (
  <div className="grid gap-6 py-10">
    <h1 tabIndex={-1} className="title text-28">
      <T id="result.failed" />
    </h1>
    <Banner
      tone="warning"
      live
      title={<T id={order.status === 'expired' ? 'result.expired' : 'result.cancelled'} />}
      action={
        <Link to={paths.event(order.event.slug)} className={buttonClass()}>
          <T id="result.again" />
        </Link>
      }
    >
      <T id="result.failedLead" />
    </Banner>
    <Link to={paths.order(order.id, secret)} className="font-semibold text-accent underline underline-offset-2">
      <T id="orders.order" values={{ number: order.number }} />
    </Link>
  </div>
);

/** Back from the card page: waits for the bank's word, then shows the tickets. */
export const ResultPage = () => {
  const t = useT();
  const orderId = useParam('orderId');
  const { secret } = useSearchTexts('secret');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longAfter);
    return () => clearTimeout(timer);
  }, []);
  const query = useQuery({
    ...orderById(orderId, secret),
    staleTime: 0,
    // Pushed as well; but here somebody has paid and waits, so that no lost message may matter.
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? askSlowlyEvery : false),
  });
  const order = query.data;
  useLiveOrder(orderId, secret, { active: order?.status === 'pending', every: long ? askSlowlyEvery : askEvery });
  useTitle(t(order && isPaid(order) ? 'result.done' : 'result.waiting'));
  return (
    <div className="page max-w-column">
      {query.isError && !order && (
        <div className="py-10">
          <Fault error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {((!order && query.isPending) || order?.status === 'pending') && <Waiting long={long} />}
      {order && isPaid(order) && <Done order={order} secret={secret} />}
      {order && (order.status === 'expired' || order.status === 'cancelled') && (
        <Failed order={order} secret={secret} />
      )}
    </div>
  );
};
