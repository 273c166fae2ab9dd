import { Badge } from '@/components/ui/badge';
import { T } from '@/i18n/t';
import type { Event } from '@/lib/api/types';

type Props = { event: Pick<Event, 'status'> & { ended: boolean } };

/** Where an event stands in its life, in a word. */
export const EventStatus = ({ event }: Props) => {
  if (event.status === 'cancelled') {
    return (
      <Badge tone="danger">
        <T id="organizer.status.cancelled" />
      </Badge>
    );
  }
  if (event.ended) {
    return (
      <Badge>
        <T id="organizer.status.past" />
      </Badge>
    );
  }
  return event.status === 'draft' ? (
    <Badge tone="warning">
      <T id="organizer.status.draft" />
    </Badge>
  ) : (
    <Badge tone="success">
      <T id="organizer.status.published" />
    </Badge>
  );
};
