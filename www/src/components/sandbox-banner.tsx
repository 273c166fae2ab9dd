import { useQuery } from '@tanstack/react-query';

import { Banner } from '@/components/ui/banner';
import { T } from '@/i18n/t';
import { paymentsConfig } from '@/lib/queries/payments';

/** In a demo no money moves; the card that works there is shown where it is needed. */
export const SandboxBanner = () => {
  const config = useQuery(paymentsConfig).data;
  if (config?.mode !== 'sandbox') return null;
  return (
    <Banner title={<T id="checkout.sandbox" />}>
      {config.sandbox_card && (
        <T
          id="checkout.sandboxCard"
          values={{
            card: <span className="tabular font-mono whitespace-nowrap select-all">{config.sandbox_card}</span>,
          }}
        />
      )}
    </Banner>
  );
};
