import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Money } from '@/components/ui/money';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';

type Dispute = NonNullable<Order['disputes']>[number];

const tones = { open: 'warning', won: 'success', lost: 'danger' } as const;

/** A bank that has taken money of the order and decides whether to keep it: what to do, and until when. */
export const OpenDispute = ({ order, at }: { order: Order; at: (moment: string) => string }) => {
  const open = order.disputes?.find(({ status }) => status === 'open');
  if (!open) return null;
  return (
    <Banner tone="warning" title={<T id="sales.disputed" values={{ amount: <Money value={open.amount} /> }} />}>
      {open.respond_by ? (
        <T id="sales.disputedUntil" values={{ at: at(open.respond_by) }} />
      ) : (
        <T id="sales.disputedLead" />
      )}
    </Banner>
  );
};

/** One dispute among an order's payments. */
export const DisputeLine = ({ dispute, at }: { dispute: Dispute; at: (moment: string) => string }) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
    <span>
      <Badge tone={tones[dispute.status]}>
        <T id={`sales.dispute.${dispute.status}`} />
      </Badge>{' '}
      <span className="text-14 text-ink-soft">{at(dispute.created_at)}</span>
      <span className="block text-14 text-ink-soft">{dispute.reason.replaceAll('_', ' ')}</span>
    </span>
    <Money value={dispute.amount} minus={dispute.status === 'lost'} />
  </li>
);
