import type { UseMutationResult } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { T } from '@/i18n/t';
import type { Money as Amount } from '@/lib/api/types';

/** What happens to the card that is asked for. */
export const PayHint = ({ children }: { children: ReactNode }) => (
  <p className="flex items-start gap-2 text-14 text-ink-faint">
    <LockKeyhole aria-hidden size={16} className="mt-0.5 shrink-0" />
    {children}
  </p>
);

type Props = {
  total: Amount;
  /** Begins the payment and says where its page is. */
  payment: UseMutationResult<{ url: string | null }, unknown, void>;
  hint: ReactNode;
};

/** The way to the card page: what is to be paid, and why it could not be begun. */
export const PayButton = ({ total, payment, hint }: Props) => {
  const faultText = useFaultText();
  const leaving = payment.isPending || payment.isSuccess;
  return (
    <>
      {payment.isError && <Banner tone="danger" live title={faultText(payment.error)} />}
      <Button
        size="large"
        busy={leaving}
        onClick={() => payment.mutate(undefined, { onSuccess: ({ url }) => url && location.assign(url) })}
      >
        {leaving ? (
          <T id="checkout.leaving" />
        ) : (
          <span>
            <T id="checkout.pay" values={{ total: <Money value={total} /> }} />
          </span>
        )}
      </Button>
      <PayHint>{hint}</PayHint>
    </>
  );
};
