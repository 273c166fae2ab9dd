import type { ReactNode } from 'react';

import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { PaymentsAccount } from '@/lib/api/types';
import { formatMoney } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/percent';

type Props = { fees: PaymentsAccount['fees']; currency: string };

const Fact = ({ term, children }: { term: ReactNode; children: ReactNode }) => (
  <div className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2.5 last:border-0">
    <dt className="text-ink-soft">{term}</dt>
    <dd className="tabular font-semibold">{children}</dd>
  </div>
);

/** What the platform keeps, who pays it, and what becomes of it in a refund. */
export const Fees = ({ fees, currency }: Props) => {
  const money = (amount: number) => formatMoney({ amount, currency }, formatLocale);
  const none = fees.percent === 0 && fees.per_ticket === 0 && fees.least === 0;
  return (
    <section className="grid content-start gap-3">
      <h2 className="title text-22">
        <T id="payments.fees" />
      </h2>
      {none ? (
        <p className="text-ink-soft">
          <T id="payments.noFees" />
        </p>
      ) : (
        <dl>
          <Fact term={<T id="payments.feeShare" />}>{formatPercent(fees.percent, formatLocale)}</Fact>
          {fees.per_ticket > 0 && <Fact term={<T id="payments.feePerTicket" />}>{money(fees.per_ticket)}</Fact>}
          {fees.least > 0 && <Fact term={<T id="payments.feeLeast" />}>{money(fees.least)}</Fact>}
          {fees.most !== null && <Fact term={<T id="payments.feeMost" />}>{money(fees.most)}</Fact>}
        </dl>
      )}
      {!none && (
        <p className="max-w-measure text-14 text-ink-soft">
          <T id="payments.feeWho" /> <T id={fees.returned ? 'payments.feeReturned' : 'payments.feeKept'} />
        </p>
      )}
    </section>
  );
};
