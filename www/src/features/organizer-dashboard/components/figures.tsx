import type { ReactNode } from 'react';

import { ShareBar } from '@/components/organizer/share-bar';
import { Money } from '@/components/ui/money';
import { T, useT, type MessageId } from '@/i18n/t';
import type { Dashboard } from '@/lib/api/types';

const small = (chunks: ReactNode[]) => (
  <span className="font-sans text-16 font-normal tracking-normal text-ink-soft">{chunks}</span>
);

const Figure = ({ label, value, children }: { label: MessageId; value: ReactNode; children?: ReactNode }) => (
  <div className="grid content-start gap-1 border-line px-4 py-4 max-lg:even:border-l max-lg:[&:nth-child(n+3)]:border-t lg:not-first:border-l md:px-6">
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className="grid gap-1.5">
      <span className="title tabular text-22 md:text-28">{value}</span>
      <span className="text-14 text-ink-soft">{children}</span>
    </dd>
  </div>
);

/** The four numbers an organizer looks at first. */
export const Figures = ({ sales }: { sales: Dashboard }) => {
  const t = useT();
  const { sold, capacity, held, orders, checked_in: inside, today } = sales;
  return (
    <dl className="grid grid-cols-2 rounded-surface border border-line bg-surface lg:grid-cols-4">
      <Figure
        label="dashboard.sold"
        value={
          <T
            id={capacity === null ? 'dashboard.count' : 'dashboard.countOf'}
            values={{ count: sold, capacity, small }}
          />
        }
      >
        <ShareBar
          className="mb-1.5"
          label={t('dashboard.soldLabel', { sold, held, capacity })}
          sold={sold}
          held={held}
          of={capacity}
        />
        <T id="dashboard.heldNow" values={{ held }} />
        {sales.complimentary > 0 && (
          <span className="block">
            <T id="dashboard.complimentary" values={{ count: sales.complimentary }} />
          </span>
        )}
      </Figure>
      <Figure label="dashboard.gross" value={<Money value={sales.gross} short />}>
        <T id="dashboard.inOrders" values={{ orders }} />
        {sales.cash.amount > 0 && (
          <span className="block">
            <T id="dashboard.cash" values={{ cash: <Money value={sales.cash} short /> }} />
          </span>
        )}
      </Figure>
      <Figure label="dashboard.today" value={<T id="dashboard.count" values={{ count: today.sold }} />}>
        <T id="dashboard.todayGross" values={{ gross: <Money value={today.gross} short /> }} />
      </Figure>
      <Figure
        label="dashboard.checkedIn"
        value={<T id="dashboard.countOf" values={{ count: inside, capacity: sold, small }} />}
      >
        <ShareBar className="mb-1.5" label={t('dashboard.checkedInLabel', { inside, sold })} sold={inside} of={sold} />
      </Figure>
    </dl>
  );
};
