import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Ticket } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { ticketChanged, withdrawTransfer } from '@/lib/queries/transfers';
import { toast } from '@/lib/toast';

import { PassOnDialog } from './pass-on-dialog';

type Props = { ticket: Ticket; secret: string | undefined };

const Pending = ({ ticket, secret, open }: Props & { open: NonNullable<Ticket['transfer']> }) => {
  const t = useT();
  const faultText = useFaultText();
  const withdraw = useMutation({
    mutationFn: () => withdrawTransfer(ticket, secret),
    onSuccess: () => toast(t('transfer.withdrawn')),
    // Who comes too late sees in place of this what became of the offer.
    onError: (error) => toast(faultText(error), { tone: 'danger' }),
    onSettled: () => ticketChanged(ticket),
  });
  const until = formatDayTime(open.expires_at, ticket.event?.zone ?? 'UTC', formatLocale);
  return (
    <>
      <Banner
        title={
          <span className="wrap-anywhere">
            <T id="transfer.pending" values={{ email: open.email }} />
          </span>
        }
        action={
          <Button look="secondary" size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            <T id="transfer.withdraw" />
          </Button>
        }
      >
        <T id="transfer.pendingLead" values={{ until }} />
      </Banner>
    </>
  );
};

/** Offers a ticket to somebody else, or says to whom it is offered. */
export const PassOn = ({ ticket, secret }: Props) => {
  const [asked, setAsked] = useState(false);
  return (
    <div data-print="no" className="grid gap-2 empty:hidden">
      {ticket.transfer && <Pending ticket={ticket} secret={secret} open={ticket.transfer} />}
      {ticket.transferable && (
        <Button look="secondary" size="small" icon={<Send aria-hidden size={16} />} onClick={() => setAsked(true)}>
          <T id="transfer.open" />
        </Button>
      )}
      {asked && <PassOnDialog ticket={ticket} secret={secret} onClose={() => setAsked(false)} />}
    </div>
  );
};
