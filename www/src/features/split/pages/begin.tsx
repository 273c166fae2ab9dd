import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { OrderSummary } from '@/components/order-summary';
import { EventLine } from '@/components/event-line';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { isCode } from '@/lib/api/error';
import { paths } from '@/lib/paths';
import { orderById } from '@/lib/queries/orders';
import { Link, useGo, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { useBeginSplit } from '../api';
import { PayersForm } from '../components/payers-form';

/** A step aside of the checkout: several people pay the order, each a share. */
export const BeginSplitPage = () => {
  const t = useT();
  useTitle(t('split.title'));
  const go = useGo();
  const orderId = useParam('orderId');
  const { secret } = useSearchTexts('secret');
  const query = useQuery(orderById(orderId, secret));
  const begin = useBeginSplit(orderId, secret);
  const order = query.data;
  // Paid, over or split already, perhaps in another tab: the order says how it stands.
  const done = order !== undefined && (order.status !== 'pending' || order.method === 'split');
  useEffect(() => {
    if (done) go(paths.order(orderId, secret), { replace: true });
  }, [done, go, orderId, secret]);
  return (
    <div className="page max-w-column pb-10">
      <PageHeader title={<T id="split.title" />} lead={<T id="split.lead" />} />
      {query.isError && !order && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {(!order || done) && !query.isError && <SkeletonText lines={8} />}
      {order && !done && (
        <div className="grid gap-6">
          <EventLine event={order.event} />
          <OrderSummary order={order} />
          <PayersForm
            order={order}
            onSubmit={async (payers) => {
              try {
                await begin.mutateAsync(payers);
              } catch (error) {
                if (!isCode(error, 'order_is_split', 'order_completed')) throw error;
                await query.refetch();
              }
            }}
          />
          <Link
            to={paths.checkout(orderId, secret)}
            className="inline-flex min-h-11 items-center justify-self-start text-14 font-semibold text-accent underline underline-offset-2"
          >
            <T id="split.payAlone" />
          </Link>
        </div>
      )}
    </div>
  );
};
