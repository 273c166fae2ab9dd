import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { PayButton, PayHint } from '@/components/pay-button';
import { Button, buttonClass } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useFaultText } from '@/components/ui/fault';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { paymentsConfig } from '@/lib/queries/payments';
import { Link, useSearchTexts } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { useGiveUp, useStartPayment } from '../api';

type Props = { order: Order; secret: string | undefined };

const CardForm = lazy(async () => ({ default: (await import('./card-form')).CardForm }));

const linkClass = 'inline-flex min-h-11 items-center text-14 font-semibold text-ink-soft underline underline-offset-2';

/** The button to the card page; where it is offered, the way to the card form on ours, or the form itself. */
const Ways = ({ order, secret }: Props) => {
  const payment = useStartPayment(order.id, secret);
  const { form } = useSearchTexts('form');
  const source = useQuery(paymentsConfig).data?.element_script;
  // Both are documents of their own: the form's has a policy that lets its script come.
  const here = paths.checkout(order.id, secret);
  if (form && source) {
    return (
      <>
        <Suspense>
          <CardForm order={order} secret={secret} source={source} />
        </Suspense>
        <PayHint>
          <T id="checkout.formHint" />
        </PayHint>
        <a href={here} className={linkClass}>
          <T id="checkout.otherPage" />
        </a>
      </>
    );
  }
  return (
    <>
      <PayButton total={order.total} payment={payment} hint={<T id="checkout.payHint" />} />
      {source && (
        <a href={paths.checkout(order.id, secret, true)} className={linkClass}>
          <T id="checkout.formHere" />
        </a>
      )}
    </>
  );
};

/** The ways to pay, and the way to give the tickets back. */
export const Pay = ({ order, secret }: Props) => {
  const faultText = useFaultText();
  const giveUp = useGiveUp(order.id, secret);
  const [asking, setAsking] = useState(false);
  return (
    <div className="grid gap-4">
      <Ways order={order} secret={secret} />
      <Link to={paths.splitOrder(order.id, secret)} className={buttonClass('secondary', 'normal')}>
        <Users aria-hidden size={18} />
        <T id="checkout.split" />
      </Link>
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
