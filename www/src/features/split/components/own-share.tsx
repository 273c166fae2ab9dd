import { PayButton } from '@/components/pay-button';
import { SandboxBanner } from '@/components/sandbox-banner';
import { Banner } from '@/components/ui/banner';
import { Money } from '@/components/ui/money';
import { T, type MessageId } from '@/i18n/t';
import type { OwnShare } from '@/lib/api/types';
import { wordsOfRefusal } from '@/lib/declined';

import { usePayShare } from '../api';

type Back = 'paid' | 'declined' | undefined;

/** What a share that is through came to. */
const ended = (share: OwnShare): { tone: 'success' | 'info' | 'warning'; title: MessageId; lead: MessageId } => {
  const { status } = share.split;
  if (status === 'pending') return { tone: 'success', title: 'split.youPaid', lead: 'split.youPaidLead' };
  const off = status === 'cancelled';
  if (!off && status !== 'expired') return { tone: 'success', title: 'split.complete', lead: 'split.completeLead' };
  // Money that was paid goes back a moment after the order's end.
  return share.status === 'returned' || share.status === 'paid'
    ? { tone: 'info', title: off ? 'split.calledOff' : 'split.expired', lead: 'split.returnedLead' }
    : { tone: 'warning', title: off ? 'split.calledOff' : 'split.expired', lead: 'split.overLead' };
};

/** The payer's own part: the button, or what became of it. */
export const OwnShareBox = ({ share, secret, back }: { share: OwnShare; secret: string | undefined; back: Back }) => {
  const payment = usePayShare(share.id, secret);
  const { initiator } = share;
  if (share.status !== 'open' || share.split.status !== 'pending') {
    const { tone, title, lead } = ended(share);
    return (
      <Banner tone={tone} live title={<T id={title} values={{ initiator }} />}>
        <T id={lead} values={{ initiator, amount: <Money value={share.amount} /> }} />
      </Banner>
    );
  }
  const waiting = share.processing || back === 'paid';
  return (
    <div className="grid gap-4">
      <SandboxBanner />
      {back === 'declined' && (
        <Banner tone="warning" live title={<T id={wordsOfRefusal(share.failure_code)} />}>
          <T id="split.stillOpen" />
        </Banner>
      )}
      {waiting && <Banner live title={<T id="split.waiting" />} />}
      {!waiting && (
        <PayButton total={share.amount} payment={payment} hint={<T id="split.payHint" values={{ initiator }} />} />
      )}
    </div>
  );
};
