import { useQuery } from '@tanstack/react-query';
import { TicketPlus } from 'lucide-react';
import { useState } from 'react';

import { EventFrame } from '@/components/organizer/event-frame';
import { formatLocale } from '@/i18n/store';
import { api, ok } from '@/lib/api/client';
import type { Bundle, Day, DiscountCode, Event, SaleItem, TicketType } from '@/lib/api/types';
import { dayName } from '@/lib/format/event-days';
import { codesOf, managedBundles, managedDays, managedTypes } from '@/lib/queries/organizer';
import { useLiveRefresh } from '@/lib/use-live-refresh';

import { CodeDialog } from '../components/code-dialog';
import { CodeRow } from '../components/code-row';
import { DayDialog } from '../components/day-dialog';
import { DayRow } from '../components/day-row';
import { DeleteStock } from '../components/delete-stock';
import { EventCapacity } from '../components/event-capacity';
import { ItemDialog } from '../components/item-dialog';
import { ItemRow } from '../components/item-row';
import { Part } from '../components/part';

/** What is being added, changed or deleted. */
type Asked =
  | { what: 'type'; item?: TicketType; gone?: boolean }
  | { what: 'bundle'; item?: Bundle; gone?: boolean }
  | { what: 'day'; item?: Day; gone?: boolean }
  | { what: 'code'; item?: DiscountCode; gone?: boolean };

type Stock = { days: readonly Day[]; types: readonly SaleItem[]; bundles: readonly SaleItem[] };

const Removal = ({ event, asked, onClose }: { event: Event; asked: Asked; onClose: () => void }) => {
  const { item } = asked;
  if (!item) return null;
  const path = { params: { path: { id: item.id } } };
  const common = { eventId: event.id, onClose };
  switch (asked.what) {
    case 'type':
      return (
        <DeleteStock
          {...common}
          name={asked.item!.name}
          title="type.deleteTitle"
          lead="type.deleteLead"
          remove={() => ok(api.DELETE('/ticket-types/{id}', path))}
        />
      );
    case 'bundle':
      return (
        <DeleteStock
          {...common}
          name={asked.item!.name}
          title="bundle.deleteTitle"
          lead="type.deleteLead"
          remove={() => ok(api.DELETE('/bundles/{id}', path))}
        />
      );
    case 'day':
      return (
        <DeleteStock
          {...common}
          name={dayName(asked.item!, formatLocale)}
          title="day.deleteTitle"
          lead="day.deleteLead"
          remove={() => ok(api.DELETE('/event-days/{id}', path))}
        />
      );
    case 'code':
      return (
        <DeleteStock
          {...common}
          name={asked.item!.code}
          title="code.deleteTitle"
          lead="code.deleteLead"
          remove={() => ok(api.DELETE('/discount-codes/{id}', path))}
        />
      );
  }
};

type AskedProps = { event: Event; asked: Asked; stock: Stock; onClose: () => void };

const Dialogs = ({ event, asked, stock: { days, types, bundles }, onClose }: AskedProps) => {
  if (asked.gone) return <Removal event={event} asked={asked} onClose={onClose} />;
  switch (asked.what) {
    case 'type':
    case 'bundle':
      return (
        <ItemDialog
          kind={asked.what}
          event={event}
          days={days}
          others={types}
          item={asked.item}
          sort={asked.item?.sort ?? types.length + bundles.length}
          onClose={onClose}
        />
      );
    case 'day':
      return <DayDialog event={event} day={asked.item} days={days} onClose={onClose} />;
    case 'code':
      return <CodeDialog event={event} code={asked.item} items={[...bundles, ...types]} onClose={onClose} />;
  }
};

const every = { refetchInterval: 10_000 };

const Tickets = ({ event }: { event: Event }) => {
  const [asked, ask] = useState<Asked>();
  const types = useQuery({ ...managedTypes(event.id), ...every });
  const days = useQuery({ ...managedDays(event.id), ...every });
  const bundles = useQuery({ ...managedBundles(event.id), ...every });
  const codes = useQuery({ ...codesOf(event.id), ...every });
  useLiveRefresh(event.id, event.status === 'published' && !event.ended, () => {
    for (const query of [types, days, bundles, codes]) void query.refetch();
  });
  const stock = {
    days: days.data?.items ?? [],
    types: types.data?.items ?? [],
    bundles: bundles.data?.items ?? [],
  };
  const items: readonly SaleItem[] = [...stock.bundles, ...stock.types];
  const sum = (of: 'sold' | 'held') => items.reduce((all, item) => all + item[of], 0);
  // A code keeps places of the one thing that it is for.
  const keptOf = (id: string) =>
    (codes.data?.items ?? [])
      .filter((code) => [...code.ticket_type_ids, ...code.bundle_ids].includes(id))
      .reduce((all, { reserved }) => all + reserved, 0);
  return (
    <div className="grid gap-8">
      <Part
        title="type.title"
        add="type.add"
        onAdd={() => ask({ what: 'type' })}
        query={types}
        none={{ title: 'type.none', lead: 'type.noneLead', icon: <TicketPlus aria-hidden /> }}
        main
      >
        {(item) => (
          <ItemRow
            key={item.id}
            event={event}
            item={item}
            days={stock.days}
            kept={keptOf(item.id)}
            onEdit={() => ask({ what: 'type', item })}
            onDelete={() => ask({ what: 'type', item, gone: true })}
          />
        )}
      </Part>
      <Part
        title="day.title"
        add="day.add"
        onAdd={() => ask({ what: 'day' })}
        query={days}
        none={{ title: 'day.title', lead: 'day.noneLead' }}
      >
        {(item) => (
          <DayRow
            key={item.id}
            event={event}
            day={item}
            onEdit={() => ask({ what: 'day', item })}
            onDelete={() => ask({ what: 'day', item, gone: true })}
          />
        )}
      </Part>
      {(stock.days.length > 1 || stock.bundles.length > 0) && (
        <Part
          title="bundle.title"
          add="bundle.add"
          onAdd={() => ask({ what: 'bundle' })}
          query={bundles}
          none={{ title: 'bundle.title', lead: 'bundle.noneLead' }}
        >
          {(item) => (
            <ItemRow
              key={item.id}
              event={event}
              item={item}
              days={stock.days}
              kept={keptOf(item.id)}
              onEdit={() => ask({ what: 'bundle', item })}
              onDelete={() => ask({ what: 'bundle', item, gone: true })}
            />
          )}
        </Part>
      )}
      <Part
        title="code.title"
        add="code.add"
        onAdd={() => ask({ what: 'code' })}
        query={codes}
        none={{ title: 'code.title', lead: 'code.noneLead' }}
      >
        {(item) => (
          <CodeRow
            key={item.id}
            event={event}
            code={item}
            items={items}
            onEdit={() => ask({ what: 'code', item })}
            onDelete={() => ask({ what: 'code', item, gone: true })}
          />
        )}
      </Part>
      {types.data && (
        <EventCapacity event={event} capacity={types.data.event_capacity} sold={sum('sold')} held={sum('held')} />
      )}
      {asked && <Dialogs event={event} asked={asked} stock={stock} onClose={() => ask(undefined)} />}
    </div>
  );
};

/** What is sold for an event, and how it goes: ticket types, days, bundles, codes, and the whole of it. */
export const TicketTypesPage = () => (
  <EventFrame title="organizer.section.tickets">{(event) => <Tickets event={event} />}</EventFrame>
);
