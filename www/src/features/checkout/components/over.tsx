import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { T, type MessageId } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

import { SummaryBox } from './summary-box';

type Why = 'expired' | 'cancelled';

const words: Record<Why, { title: MessageId; lead: MessageId }> = {
  expired: { title: 'checkout.expired', lead: 'checkout.expiredLead' },
  cancelled: { title: 'checkout.givenUp', lead: 'checkout.givenUpLead' },
};

/** The tickets are no longer held: why, that nothing was charged, and the way to try again. */
export const Over = ({ order, why }: { order: Order; why: Why }) => (
  <div className="page grid max-w-column gap-6 py-10">
    <h1 tabIndex={-1} className="title text-28 md:text-36">
      <T id={words[why].title} />
    </h1>
    <SummaryBox event={order.event} order={order} />
    <Banner
      tone={why === 'expired' ? 'warning' : 'info'}
      live
      action={
        <Link to={paths.event(order.event.slug)} className={buttonClass()}>
          <T id="checkout.chooseAgain" />
        </Link>
      }
    >
      <T id={words[why].lead} />
    </Banner>
  </div>
);
