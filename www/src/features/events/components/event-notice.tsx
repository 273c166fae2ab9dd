import { Banner } from '@/components/ui/banner';
import { T } from '@/i18n/t';
import type { Event } from '@/lib/api/types';

/** Why there is nothing to buy here, when that is so. */
export const EventNotice = ({ event }: { event: Event }) => {
  if (event.status === 'cancelled') {
    return (
      <Banner tone="danger" title={<T id="event.cancelled" />}>
        <T id="event.cancelledLead" />
      </Banner>
    );
  }
  if (event.ended) {
    return (
      <Banner title={<T id="event.over" />}>
        <T id="event.overLead" />
      </Banner>
    );
  }
  if (event.status === 'draft') {
    return (
      <Banner tone="warning" title={<T id="event.draft" />}>
        <T id="event.draftLead" />
      </Banner>
    );
  }
  if (event.type === 'save_the_date') {
    return (
      <Banner title={<T id="events.saveTheDate" />}>
        <T id="event.saveTheDateLead" />
      </Banner>
    );
  }
  return null;
};
