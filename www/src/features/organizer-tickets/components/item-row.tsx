import { Badge, type Tone } from '@/components/ui/badge';
import { Price } from '@/components/ui/price';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Day, Event, SaleItem } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { dayName, daysInShort } from '@/lib/format/event-days';
import { formatPercent } from '@/lib/format/percent';

import { Numbers, StockRow } from './stock-row';

const tones: Record<SaleItem['state'], Tone> = {
  on_sale: 'success',
  not_started: 'info',
  ended: 'neutral',
  sold_out: 'accent',
  closed: 'warning',
};

const Window = ({ event, item }: { event: Event; item: SaleItem }) => {
  const at = (moment: string) => formatDayTime(moment, event.zone, formatLocale);
  if (item.state === 'not_started' && item.sales_start)
    return <T id="type.startsAt" values={{ at: at(item.sales_start) }} />;
  if (item.sales_end && item.state !== 'ended') return <T id="type.endsAt" values={{ at: at(item.sales_end) }} />;
  return null;
};

const Days = ({ item, days }: { item: SaleItem; days: readonly Day[] }) => {
  const covered = days.filter(({ id }) => item.days.includes(id));
  if (covered.length === 0) return null;
  if ('day_id' in item && !item.day_id) return <T id="type.wholeEvent" />;
  return <>{covered.length === 1 ? dayName(covered[0]!, formatLocale) : daysInShort(covered, formatLocale)}</>;
};

/** Sold out although it has places of its own left: a day that it needs is full. */
const Full = ({ item, days }: { item: SaleItem; days: readonly Day[] }) => {
  const full = days.filter((day) => day.sold_out && item.days.includes(day.id));
  if (item.state !== 'sold_out' || full.length === 0) return null;
  const names = new Intl.ListFormat(formatLocale).format(full.map((day) => dayName(day, formatLocale)));
  return (
    <p className="text-14 text-ink-soft">
      <T id="type.dayFull" values={{ days: names, count: full.length }} />
    </p>
  );
};

type Props = {
  event: Event;
  item: SaleItem;
  days: readonly Day[];
  /** Places that codes keep. */
  kept: number;
  onEdit: () => void;
  onDelete: () => void;
};

/** A ticket type or bundle with how it sells. */
export const ItemRow = ({ event, item, days, kept, onEdit, onDelete }: Props) => (
  <StockRow
    name={item.name}
    title={
      <>
        <bdi>{item.name}</bdi>
        <span className="font-normal text-ink-soft">
          <Price value={item.price} />
        </span>
      </>
    }
    numbers={<Numbers sold={item.sold} held={item.held} kept={kept} capacity={item.capacity} />}
    onEdit={onEdit}
    onDelete={item.sold + item.held === 0 ? onDelete : undefined}
  >
    {item.description && (
      <p className="max-w-measure text-14 text-ink-soft">
        <bdi>{item.description}</bdi>
      </p>
    )}
    <p className="flex flex-wrap items-center gap-2 text-14 text-ink-soft">
      <Badge tone={tones[item.state]}>
        <T id={`type.state.${item.state}`} />
      </Badge>
      {item.sale_mode === 'waiting_room' && (
        <Badge tone="info">
          <T id="type.waiting_room" />
        </Badge>
      )}
      {item.visibility === 'hidden' && (
        <Badge>
          <T id="type.hiddenBadge" />
        </Badge>
      )}
      <span className="empty:hidden">
        <Days item={item} days={days} />
        {'discount_percent' in item && item.discount_percent !== null && (
          <>
            {' · '}
            <T id="bundle.lessBadge" values={{ percent: formatPercent(item.discount_percent, formatLocale) }} />
          </>
        )}
      </span>
      <span className="empty:hidden">
        <Window event={event} item={item} />
      </span>
    </p>
    <Full item={item} days={days} />
  </StockRow>
);
