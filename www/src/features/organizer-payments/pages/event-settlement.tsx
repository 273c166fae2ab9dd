import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';

import { EventFrame } from '@/components/organizer/event-frame';
import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import type { Event, Money as Amount, Settlement } from '@/lib/api/types';

import { settlementOf } from '../api';

const less = (value: Amount): Amount => ({ ...value, amount: value.amount === 0 ? 0 : -value.amount });

const Row = ({ term, value, strong = false }: { term: ReactNode; value: Amount; strong?: boolean }) => (
  <div
    className={`flex flex-wrap justify-between gap-x-6 py-2.5 ${strong ? 'border-t-2 border-line-strong text-18 font-semibold' : 'border-t border-line first:border-0'}`}
  >
    <dt>{term}</dt>
    <dd>
      <Money value={value} />
    </dd>
  </div>
);

const Figures = ({ settlement, id }: { settlement: Settlement; id: string }) => (
  <div className="grid max-w-2xl gap-6">
    <p className="text-ink-soft">
      <T id="payments.sold" values={{ orders: settlement.orders, tickets: settlement.tickets }} />
    </p>
    <dl>
      <Row term={<T id="payments.gross" />} value={settlement.gross} />
      <Row term={<T id="payments.discounts" />} value={less(settlement.discounts)} />
      <Row term={<T id="payments.refunds" />} value={less(settlement.refunds)} />
      <Row term={<T id="payments.platformFee" />} value={less(settlement.platform_fee)} />
      <Row term={<T id="payments.net" />} value={settlement.net} strong />
      {settlement.by_hand.amount > 0 && <Row term={<T id="payments.byHand" />} value={settlement.by_hand} />}
    </dl>
    <p className="max-w-measure text-14 text-ink-soft">
      {settlement.platform_fee.amount > 0 && <T id={`payments.feesPaidBy.${settlement.fees_paid_by}`} />}{' '}
      <T id="payments.gatewayFee" />
    </p>
    <div>
      <a href={`/api/events/${id}/settlement.csv`} download className={buttonClass('secondary')}>
        <FileDown aria-hidden size={18} />
        <T id="payments.exportOrders" />
      </a>
    </div>
  </div>
);

const EventSettlement = ({ event }: { event: Event }) => {
  const query = useQuery(settlementOf(event.id));
  if (query.data) return <Figures settlement={query.data} id={event.id} />;
  if (isStatus(query.error, 403)) {
    return (
      <p className="text-ink-soft">
        <T id="payments.noMoney" />
      </p>
    );
  }
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonText lines={6} />;
};

/** What an event brought, and what of it is whose. */
export const EventSettlementPage = () => (
  <EventFrame title="organizer.section.settlement">{(event) => <EventSettlement event={event} />}</EventFrame>
);
