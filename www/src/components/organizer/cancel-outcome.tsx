import type { ReactNode } from 'react';

import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { CancellationPreview, Money } from '@/lib/api/types';
import { formatMoney } from '@/lib/format/money';

const words = (money: Money) => formatMoney(money, formatLocale);

/** What cancelling comes to, in numbers, before it is done. */
export const CancelOutcome = ({ preview }: { preview: CancellationPreview }) => {
  const { orders, tickets, back, kept, cash, cash_orders: cashOrders, open_orders: open } = preview;
  const points: [boolean, ReactNode][] = [
    [orders === 0, <T key="none" id="cancel.outcomeNone" />],
    [orders > 0, <T key="tickets" id="cancel.outcomeTickets" values={{ tickets, orders }} />],
    [back.amount > 0, <T key="back" id="cancel.outcomeBack" values={{ amount: words(back) }} />],
    [kept.amount > 0, <T key="kept" id="cancel.outcomeKept" values={{ amount: words(kept) }} />],
    [cashOrders > 0, <T key="cash" id="cancel.outcomeCash" values={{ amount: words(cash), orders: cashOrders }} />],
    [open > 0, <T key="open" id="cancel.outcomeOpen" values={{ orders: open }} />],
    [true, <T key="mail" id="cancel.outcomeMail" />],
  ];
  return (
    <div aria-live="polite" className="grid gap-1 rounded-control bg-sunken p-4">
      <p className="font-medium">
        <T id="cancel.outcome" />
      </p>
      <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
        {points.map(([is, text], index) => is && <li key={index}>{text}</li>)}
      </ul>
    </div>
  );
};
