import { useQuery } from '@tanstack/react-query';
import { FileDown, Undo2 } from 'lucide-react';
import { useState } from 'react';

import { CancelEvent } from '@/components/organizer/cancel-event';
import { EventFrame } from '@/components/organizer/event-frame';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import type { CancellationProgress, CancelledOrder, Event } from '@/lib/api/types';
import { formatMoney } from '@/lib/format/money';
import { cancellationOf } from '@/lib/queries/cancellation';
import { toast } from '@/lib/toast';

import { useSettle } from '../api';
import { OrderList } from '../components/order-list';
import { Progress } from '../components/progress';

const None = ({ event }: { event: Event }) => {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <EmptyState
        icon={<Undo2 aria-hidden />}
        title={<T id="cancellation.none" />}
        action={
          event.status === 'cancelled' && (
            <Button onClick={() => setAsked(true)}>
              <T id="cancellation.start" />
            </Button>
          )
        }
      >
        {event.status === 'cancelled' && <T id="cancellation.noneLead" />}
      </EmptyState>
      {asked && <CancelEvent event={event} onClose={() => setAsked(false)} />}
    </>
  );
};

const known = ['gateway_refused', 'payment_disputed', 'refund_too_much'] as const;

const whyNot = ({ failure }: CancelledOrder): MessageId =>
  `cancellation.failure.${known.find((code) => code === failure) ?? 'other'}`;

const Settle = ({ eventId, order }: { eventId: string; order: CancelledOrder }) => {
  const t = useT();
  const settle = useSettle(eventId);
  const amount = formatMoney(order.back, formatLocale);
  return (
    <>
      <Button
        look="secondary"
        size="small"
        busy={settle.isPending}
        aria-label={t('cancellation.settleLabel', { amount, number: order.number })}
        onClick={() => settle.mutate(order.id, { onSuccess: () => toast(t('cancellation.settled', { amount })) })}
      >
        <T id="cancellation.settle" />
      </Button>
      {settle.isError && <Fault error={settle.error} />}
    </>
  );
};

const Run = ({ event, progress }: { event: Event; progress: CancellationProgress }) => (
  <div className="grid gap-10">
    <Progress eventId={event.id} progress={progress} />
    {progress.failed > 0 && progress.state === 'done' && (
      <OrderList
        eventId={event.id}
        status="failed"
        count={progress.failed}
        title="cancellation.failedOrders"
        last={{ key: 'why', head: <T id="cancellation.why" />, cell: (order) => <T id={whyNot(order)} /> }}
      />
    )}
    {progress.cash_open > 0 && (
      <OrderList
        eventId={event.id}
        status="cash"
        count={progress.cash_open}
        title="cancellation.cash"
        lead="cancellation.cashLead"
        last={{
          key: 'settle',
          head: <T id="cancellation.action" />,
          numeric: true,
          cell: (order) => <Settle eventId={event.id} order={order} />,
        }}
      />
    )}
    <div className="flex flex-wrap items-start justify-between gap-4">
      {progress.run?.reason && (
        <p className="text-ink-soft">
          <T id="cancellation.reason" />: <span dir="auto">{progress.run.reason}</span>
        </p>
      )}
      <a
        href={`/api/events/${event.id}/cancellation.csv`}
        download
        className={`${buttonClass('secondary', 'small')} ml-auto`}
      >
        <FileDown aria-hidden size={16} />
        <T id="cancellation.csv" />
      </a>
    </div>
  </div>
);

const Loaded = ({ event }: { event: Event }) => {
  const query = useQuery(cancellationOf(event.id));
  if (query.data) return query.data.run ? <Run event={event} progress={query.data} /> : <None event={event} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonText lines={6} />;
};

/** What becomes of the sold orders of an event that was cancelled. */
export const CancellationPage = () => (
  <EventFrame title="organizer.section.cancellation">{(event) => <Loaded event={event} />}</EventFrame>
);
