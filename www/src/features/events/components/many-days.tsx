import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

import { Badge } from '@/components/ui/badge';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Day, Event, SaleItem, TicketType } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { singlePrices } from '@/lib/day-price';
import { formatTime } from '@/lib/format/dates';
import { dayDate, dayShort, daysInShort } from '@/lib/format/event-days';
import { formatPrice } from '@/lib/format/money';
import { bundlesOf, daysOf } from '@/lib/queries/inventory';

import type { Chooser, ChooserProps } from './chooser';

// More would not fit side by side.
const mostCells = 7;

const isForOneDay = (item: SaleItem): item is TicketType => 'day_id' in item && item.day_id !== null;

/** Which of the event's days a pass is for, as a row of days. */
const Covered = ({ item, days }: { item: SaleItem; days: readonly Day[] }) => {
  const covered = days.filter(({ id }) => item.days.includes(id));
  const words = daysInShort(covered, formatLocale);
  if (days.length > mostCells) return <p className="text-14 text-ink-soft">{words}</p>;
  return (
    <>
      <p className="sr-only">{words}</p>
      <div aria-hidden className="my-1.5 flex gap-1">
        {days.map((day) => {
          const { weekday, day: date } = dayShort(day, formatLocale);
          const included = covered.includes(day);
          return (
            <span
              key={day.id}
              className={cx(
                'grid min-w-11 justify-items-center rounded-control border px-1.5 py-1 text-12 leading-tight',
                included
                  ? 'border-accent bg-accent-soft font-semibold text-accent'
                  : 'border-dashed border-line text-ink-faint line-through',
              )}
            >
              {weekday}
              <span className="tabular text-14">{date}</span>
            </span>
          );
        })}
      </div>
    </>
  );
};

/** What a pass costs less than its days one by one. */
const Saving = ({ item, types }: { item: SaleItem; types: readonly SaleItem[] }) => {
  const { sum } = singlePrices(item.days, types);
  const saved = (sum?.amount ?? 0) - item.price.amount;
  if (item.state !== 'on_sale' || saved <= 0) return null;
  return (
    <p className="flex items-center gap-1 text-14 font-medium text-success">
      <Check aria-hidden size={16} />
      <T id="days.saved" values={{ amount: formatPrice({ ...item.price, amount: saved }, formatLocale) }} />
    </p>
  );
};

/** The day that makes a pass impossible, when others are still to be had. */
const Missing = ({ item, days }: { item: SaleItem; days: readonly Day[] }) => {
  const gone = days.filter(({ id, sold_out }) => sold_out && item.days.includes(id));
  if (item.state !== 'sold_out' || gone.length === 0) return null;
  return (
    <p className="text-14 text-ink-soft">
      <T id="days.gone" values={{ days: daysInShort(gone, formatLocale), count: gone.length }} />
    </p>
  );
};

const Group = ({ title, about, children }: { title: ReactNode; about?: ReactNode; children: ReactNode }) => (
  <section className="border-b border-line pt-4 last:border-0">
    <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold text-accent">{title}</h3>
    {about}
    <ul>{children}</ul>
  </section>
);

const DayFacts = ({ event, day }: { event: Event; day: Day }) => {
  const at = (moment: string) => formatTime(moment, event.zone, formatLocale);
  return (
    <p className="text-14 text-ink-soft" dir="auto">
      {[`${at(day.starts_at)} – ${at(day.ends_at)}`, day.place, day.description].filter(Boolean).join(' · ')}
    </p>
  );
};

type Props = Omit<ChooserProps, 'layout'> & {
  /** Handed over, so that the page of an event of one day needs no file more than it would without this one. */
  chooser: typeof Chooser;
  /** An item as the live channel knows it. */
  current: (item: SaleItem) => SaleItem;
};

/** The sale of an event of several days: passes first, then day by day. */
const ManyDays = ({ event, types, code, chooser: Choose, current, children }: Props) => {
  const days = useQuery({ ...daysOf(event.id), refetchInterval: 15_000 });
  const bundles = useQuery(bundlesOf(event.id));
  if (days.isPending || bundles.isPending) {
    return (
      <div className="py-5">
        <SkeletonText lines={5} />
      </div>
    );
  }
  if (!days.data || !bundles.data) {
    return (
      <Fault
        error={days.error ?? bundles.error}
        onRetry={() => {
          void days.refetch();
          void bundles.refetch();
        }}
      />
    );
  }
  const all = days.data.items;
  const items: SaleItem[] = [...bundles.data.items.map(current), ...types];
  const passes = items.filter((item) => !isForOneDay(item));
  return (
    <Choose
      event={event}
      types={items}
      code={code}
      layout={(row) => (
        <>
          {passes.length > 0 && (
            <Group title={<T id="days.passes" />}>
              {passes.map((item) =>
                row(
                  item,
                  <>
                    <Covered item={item} days={all} />
                    <Saving item={item} types={types} />
                    <Missing item={item} days={all} />
                  </>,
                ),
              )}
            </Group>
          )}
          {all.map((day) => {
            const own = items.filter((item) => isForOneDay(item) && item.day_id === day.id);
            if (own.length === 0) return null;
            return (
              <Group
                key={day.id}
                title={
                  <>
                    <span>
                      {day.name && (
                        <>
                          <bdi>{day.name}</bdi> ·{' '}
                        </>
                      )}
                      {dayDate(day, formatLocale)}
                    </span>
                    {day.sold_out && (
                      <Badge>
                        <T id="picker.soldOut" />
                      </Badge>
                    )}
                  </>
                }
                about={<DayFacts event={event} day={day} />}
              >
                {own.map((item) => row(item))}
              </Group>
            );
          })}
        </>
      )}
    >
      {children}
    </Choose>
  );
};

export default ManyDays;
