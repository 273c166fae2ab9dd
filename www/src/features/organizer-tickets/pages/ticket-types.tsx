import { useQuery } from '@tanstack/react-query';
import { TicketPlus } from 'lucide-react';
import { useState } from 'react';

import { EventFrame } from '@/components/organizer/event-frame';
import type { DiscountCode, Event, SaleItem } from '@/lib/api/types';
import { codesOf, managedBundles, managedDays, managedTypes } from '@/lib/queries/organizer';
import { useLiveRefresh } from '@/lib/live/use-live-refresh';

import { appliesTo } from '../code-values';
import { takenOf, takenOn } from '../counts';
import { AskedDialog, type Asked } from '../components/asked-dialog';
import { CodeRow } from '../components/code-row';
import { DayRow } from '../components/day-row';
import { EventCapacity } from '../components/event-capacity';
import { ItemRow } from '../components/item-row';
import { Part } from '../components/part';

const Tickets = ({ event }: { event: Event }) => {
  const [asked, ask] = useState<Asked>();
  const types = useQuery(managedTypes(event.id));
  const days = useQuery(managedDays(event.id));
  const bundles = useQuery(managedBundles(event.id));
  const codes = useQuery(codesOf(event.id));
  useLiveRefresh(event.id, event.status === 'published' && !event.ended, () => {
    for (const query of [types, days, bundles, codes]) void query.refetch();
  });
  const stock = {
    days: days.data?.items ?? [],
    types: types.data?.items ?? [],
    bundles: bundles.data?.items ?? [],
  };
  const items: readonly SaleItem[] = [...stock.bundles, ...stock.types];
  const all = codes.data?.items ?? [];
  const keptBy = (some: readonly DiscountCode[]) => some.reduce((sum, { reserved }) => sum + reserved, 0);
  // A code keeps places of the one thing that it is for.
  const keptOf = (id: string) => keptBy(all.filter((code) => appliesTo(code).includes(id)));
  const doing = (named: Asked) => ({ onEdit: () => ask(named), onDelete: () => ask({ ...named, gone: true }) });
  const itemRow = (what: 'type' | 'bundle', item: SaleItem) => (
    <ItemRow
      key={item.id}
      event={event}
      item={item}
      days={stock.days}
      kept={keptOf(item.id)}
      {...doing({ what, item })}
    />
  );
  return (
    <div className="grid gap-8">
      <Part
        title="type.title"
        add="type.add"
        onAdd={() => ask({ what: 'type' })}
        query={types}
        none={{ lead: 'type.noneLead', large: { title: 'type.none', icon: <TicketPlus aria-hidden /> } }}
      >
        {(item) => itemRow('type', item)}
      </Part>
      <Part
        title="day.title"
        add="day.add"
        onAdd={() => ask({ what: 'day' })}
        query={days}
        none={{ lead: 'day.noneLead' }}
      >
        {(item) => (
          <DayRow
            key={item.id}
            event={event}
            day={item}
            taken={takenOn(item, items)}
            {...doing({ what: 'day', item })}
          />
        )}
      </Part>
      {(stock.days.length > 1 || stock.bundles.length > 0) && (
        <Part
          title="bundle.title"
          add="bundle.add"
          onAdd={() => ask({ what: 'bundle' })}
          query={bundles}
          none={{ lead: 'bundle.noneLead' }}
        >
          {(item) => itemRow('bundle', item)}
        </Part>
      )}
      <Part
        title="code.title"
        add="code.add"
        onAdd={() => ask({ what: 'code' })}
        query={codes}
        none={{ lead: 'code.noneLead' }}
      >
        {(item) => <CodeRow key={item.id} event={event} code={item} items={items} {...doing({ what: 'code', item })} />}
      </Part>
      {types.data && (
        <EventCapacity event={event} capacity={types.data.event_capacity} {...takenOf(items)} kept={keptBy(all)} />
      )}
      {asked && <AskedDialog event={event} asked={asked} stock={stock} onClose={() => ask(undefined)} />}
    </div>
  );
};

/** What is sold for an event, and how it goes: ticket types, days, bundles, codes, and the whole of it. */
export const TicketTypesPage = () => (
  <EventFrame title="organizer.section.tickets">{(event) => <Tickets event={event} />}</EventFrame>
);
