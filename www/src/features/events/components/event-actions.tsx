import { CalendarPlus, Share2 } from 'lucide-react';

import { Button, buttonClass } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { handOn } from '@/lib/share';

/** Put it into one's calendar, tell somebody. */
export const EventActions = ({ event }: { event: Event }) => {
  const t = useT();
  const share = () => handOn(event.name, location.origin + location.pathname, t('event.linkCopied'));
  return (
    <div className="flex flex-wrap gap-2">
      <a href={`/api/events/${event.id}/calendar.ics`} className={buttonClass('secondary', 'small')}>
        <CalendarPlus aria-hidden size={16} />
        <T id="event.addToCalendar" />
      </a>
      <Button look="secondary" size="small" icon={<Share2 aria-hidden size={16} />} onClick={() => void share()}>
        <T id="event.share" />
      </Button>
    </div>
  );
};
