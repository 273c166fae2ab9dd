import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { isPaid, isSold } from '@/lib/paid';
import { ticketsOfOrder } from '@/lib/queries/orders';

import { MailDialog } from './mail-dialog';
import { RefundDialog } from './refund-dialog';

type Asked = 'mail' | 'refund';

/** What can be done with a sold order. */
export const OrderActions = ({ order }: { order: Order }) => {
  const [asked, ask] = useState<Asked>();
  const tickets = useQuery({ ...ticketsOfOrder(order.id), enabled: isPaid(order) }).data?.items ?? [];
  // After all of the money has gone back there may still be tickets.
  const live = tickets.some(({ status }) => status === 'valid' || status === 'used');
  const close = () => ask(undefined);
  if (!isPaid(order) || (!isSold(order) && !live)) return null;
  return (
    <div className="flex flex-wrap gap-2 sm:ml-auto">
      {isSold(order) && live && (
        <Button look="secondary" size="small" onClick={() => ask('mail')}>
          <T id="desk.mailOpen" />
        </Button>
      )}
      <Button look="secondary" size="small" onClick={() => ask('refund')}>
        <T id={order.total.amount > 0 && isSold(order) ? 'refund.open' : 'refund.openFree'} />
      </Button>
      {asked === 'mail' && <MailDialog order={order} onClose={close} />}
      {asked === 'refund' && <RefundDialog order={order} onClose={close} />}
    </div>
  );
};
