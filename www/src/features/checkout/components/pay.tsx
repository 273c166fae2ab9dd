import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useFaultText } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { toast } from '@/lib/toast';

import { useGiveUp, useStartPayment } from '../api';

type Props = { order: Order; secret: string | undefined };

/** The button to the card page, and the way to give the tickets back. */
export const Pay = ({ order, secret }: Props) => {
  const faultText = useFaultText();
  const payment = useStartPayment(order.id, secret);
  const giveUp = useGiveUp(order.id, secret);
  const [asking, setAsking] = useState(false);
  const leaving = payment.isPending || payment.isSuccess;
  return (
    <div className="grid gap-4">
      {payment.isError && <Banner tone="danger" live title={faultText(payment.error)} />}
      <Button
        size="large"
        busy={leaving}
        onClick={() => payment.mutate(undefined, { onSuccess: ({ url }) => location.assign(url) })}
      >
        {leaving ? (
          <T id="checkout.leaving" />
        ) : (
          <span>
            <T id="checkout.pay" values={{ total: <Money value={order.total} /> }} />
          </span>
        )}
      </Button>
      <p className="flex items-start gap-2 text-14 text-ink-faint">
        <LockKeyhole aria-hidden size={16} className="mt-0.5 shrink-0" />
        <T id="checkout.payHint" />
      </p>
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="min-h-11 justify-self-start text-14 font-semibold text-ink-soft underline underline-offset-2"
      >
        <T id="checkout.giveUp" />
      </button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={<T id="checkout.giveUpTitle" />}
        description={<T id="checkout.giveUpLead" />}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(false)}>
              <T id="checkout.keep" />
            </Button>
            <Button
              look="danger"
              busy={giveUp.isPending}
              onClick={() =>
                giveUp.mutate(undefined, {
                  onError: (error) => toast(faultText(error), { tone: 'danger' }),
                  onSettled: () => setAsking(false),
                })
              }
            >
              <T id="checkout.giveUpYes" />
            </Button>
          </>
        }
      />
    </div>
  );
};
