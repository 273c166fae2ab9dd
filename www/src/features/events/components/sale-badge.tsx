import { Badge } from '@/components/ui/badge';
import { T } from '@/i18n/t';
import type { EventCard } from '@/lib/api/types';

/** What a buyer must know before opening an event; nothing while all is well. */
export const SaleBadge = ({ event }: { event: EventCard }) => {
  if (event.status === 'cancelled') {
    return (
      <Badge tone="danger">
        <T id="events.state.cancelled" />
      </Badge>
    );
  }
  switch (event.sale_state) {
    case 'few_left':
      return (
        <Badge tone="warning">
          <T id="events.state.fewLeft" />
        </Badge>
      );
    case 'sold_out':
      return (
        <Badge tone="neutral">
          <T id="events.state.soldOut" />
        </Badge>
      );
    case 'not_started':
      return (
        <Badge tone="info">
          <T id="events.state.notStarted" />
        </Badge>
      );
    case 'ended':
      return (
        <Badge tone="neutral">
          <T id="events.state.saleEnded" />
        </Badge>
      );
    default:
      return null;
  }
};
