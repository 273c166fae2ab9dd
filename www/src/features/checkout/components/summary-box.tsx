import type { ReactNode } from 'react';

import { OrderSummary, type Totals } from '@/components/order-summary';
import { Photo } from '@/components/ui/photo';
import { WhenWhere } from '@/components/when-where';
import { T } from '@/i18n/t';
import type { Image } from '@/lib/api/types';

type Brief = {
  name: string;
  starts_at: string;
  zone: string;
  venue: { name: string; city: string } | null;
  image: Image | null;
};

/** What is being bought: the event in brief, the lines, the sum. */
export const SummaryBox = ({ event, order, children }: { event: Brief; order: Totals; children?: ReactNode }) => (
  <section aria-labelledby="summary-title" className="grid gap-4 rounded-surface border border-line bg-surface p-5">
    <h2 id="summary-title" className="sr-only">
      <T id="checkout.summary" />
    </h2>
    <div className="flex items-center gap-4">
      <Photo image={event.image} sizes="5rem" className="aspect-square w-16 shrink-0 rounded-control" />
      <div className="min-w-0">
        <p className="title text-18 leading-snug" dir="auto">
          {event.name}
        </p>
        <WhenWhere event={event} />
      </div>
    </div>
    <OrderSummary order={order} />
    {children && <div className="border-t border-line pt-4">{children}</div>}
  </section>
);
