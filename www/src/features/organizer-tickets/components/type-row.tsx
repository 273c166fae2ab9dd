import { Pencil, Trash2 } from 'lucide-react';

import { ShareBar } from '@/components/organizer/share-bar';
import { Badge, type Tone } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/button';
import { Price } from '@/components/ui/price';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Event, TicketType } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';

const tones: Record<TicketType['state'], Tone> = {
  on_sale: 'success',
  not_started: 'info',
  ended: 'neutral',
  sold_out: 'accent',
  closed: 'warning',
};

const Window = ({ event, type }: { event: Event; type: TicketType }) => {
  const at = (moment: string) => formatDayTime(moment, event.zone, formatLocale);
  if (type.state === 'not_started' && type.sales_start)
    return <T id="type.startsAt" values={{ at: at(type.sales_start) }} />;
  if (type.sales_end && type.state !== 'ended') return <T id="type.endsAt" values={{ at: at(type.sales_end) }} />;
  return null;
};

const Numbers = ({ type }: { type: TicketType }) => {
  const t = useT();
  const { sold, held, capacity } = type;
  const left = capacity === null ? undefined : Math.max(0, capacity - sold - held);
  const words =
    capacity === null ? t('type.numbersOpen', { sold, held }) : t('type.numbers', { sold, held, left, capacity });
  return (
    <div className="grid gap-1.5 max-lg:order-1 max-lg:col-span-2 lg:w-64">
      <p className="tabular text-14">{words}</p>
      <ShareBar label={words} sold={sold} held={held} of={capacity} />
    </div>
  );
};

type Props = { event: Event; type: TicketType; onEdit: () => void; onDelete: () => void };

/** A ticket type with how it sells. */
export const TypeRow = ({ event, type, onEdit, onDelete }: Props) => {
  const t = useT();
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-8 gap-y-3 border-b border-line py-5 last:border-0 lg:grid-cols-[minmax(0,1fr)_auto_auto] lg:items-center">
      <div className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-18 font-semibold">
          <bdi>{type.name}</bdi>
          <span className="font-normal text-ink-soft">
            <Price value={type.price} />
          </span>
        </h3>
        {type.description && (
          <p className="max-w-measure text-14 text-ink-soft">
            <bdi>{type.description}</bdi>
          </p>
        )}
        <p className="flex flex-wrap items-center gap-2 text-14 text-ink-soft">
          <Badge tone={tones[type.state]}>
            <T id={`type.state.${type.state}`} />
          </Badge>
          {type.visibility === 'hidden' && (
            <Badge>
              <T id="type.hiddenBadge" />
            </Badge>
          )}
          <Window event={event} type={type} />
        </p>
      </div>
      <Numbers type={type} />
      <div className="flex gap-1 max-lg:-mr-2">
        <IconButton label={t('type.editNamed', { name: type.name })} onClick={onEdit}>
          <Pencil aria-hidden size={18} />
        </IconButton>
        {type.sold + type.held === 0 && (
          <IconButton label={t('type.deleteNamed', { name: type.name })} onClick={onDelete}>
            <Trash2 aria-hidden size={18} />
          </IconButton>
        )}
      </div>
    </li>
  );
};
