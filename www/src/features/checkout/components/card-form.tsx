import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { paths } from '@/lib/paths';

import { useStartForm } from '../api';
import { stripeFrom, type Elements, type Stripe } from '../stripe-script';

type Ready = { stripe: Stripe; elements: Elements };
type Props = { order: Order; secret: string | undefined; source: string };

/** The gateway's form on our page: what is typed there goes to the gateway and never to us. */
export const CardForm = ({ order, secret, source }: Props) => {
  const faultText = useFaultText();
  const at = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState<Ready>();
  const [failed, setFailed] = useState(false);
  const { mutateAsync: start, error } = useStartForm(order.id, secret);
  useEffect(() => {
    let over = false;
    let form: ReturnType<Elements['create']> | undefined;
    const open = async () => {
      const { client_secret: clientSecret, publishable_key: key } = await start();
      if (!clientSecret || !key) throw new Error('There is no form for this payment.');
      const stripe = await stripeFrom(source, key);
      if (over || !at.current) return;
      const dark = document.documentElement.dataset.theme === 'dark';
      const elements = stripe.elements({ clientSecret, appearance: { theme: dark ? 'night' : 'stripe' } });
      form = elements.create('payment');
      form.on('ready', () => setReady({ stripe, elements }));
      form.mount(at.current);
    };
    open().catch(() => setFailed(true));
    return () => {
      over = true;
      form?.destroy();
    };
  }, [start, source]);
  const pay = useMutation({
    // Who is paid is sent on by the script; only a refusal comes back here.
    mutationFn: async ({ stripe, elements }: Ready) => {
      const back = new URL(paths.result(order.id, secret), location.origin);
      return (await stripe.confirmPayment({ elements, confirmParams: { return_url: back.href } })).error ?? null;
    },
  });
  const refusal = pay.data?.message;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) pay.mutate(ready);
      }}
    >
      {failed && (
        <Banner tone="danger" live title={error ? faultText(error) : <T id="checkout.formFailed" />}>
          <T id="checkout.formFailedLead" />
        </Banner>
      )}
      {(refusal ?? pay.isError) && (
        <Banner tone="warning" live title={refusal ?? <T id="checkout.formRefused" />}>
          <T id="checkout.stillHeld" />
        </Banner>
      )}
      {!ready && !failed && <SkeletonText lines={4} />}
      <div ref={at} />
      {ready && (
        <Button type="submit" size="large" busy={pay.isPending || pay.data === null}>
          <span>
            <T id="checkout.pay" values={{ total: <Money value={order.total} /> }} />
          </span>
        </Button>
      )}
    </form>
  );
};
