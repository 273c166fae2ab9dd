import { CalendarPlus, FileDown } from 'lucide-react';

import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { withSearch } from '@/lib/paths';

/** What one does with a paid order: keep its tickets as a file, put the event into the calendar. */
export const OrderActions = ({ order, secret }: { order: Order; secret: string | undefined }) => (
  <div data-print="no" className="flex flex-wrap gap-2 max-sm:*:flex-1 max-sm:*:px-2.5 sm:gap-3">
    <a href={withSearch(`/api/orders/${order.id}/tickets.pdf`, { secret })} className={buttonClass()}>
      <FileDown aria-hidden size={18} />
      <T id="orders.allPdf" />
    </a>
    <a href={`/api/events/${order.event.id}/calendar.ics`} className={buttonClass('secondary')}>
      <CalendarPlus aria-hidden size={18} />
      <T id="orders.calendar" />
    </a>
  </div>
);
