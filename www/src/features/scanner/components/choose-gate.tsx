import { useQuery } from '@tanstack/react-query';
import { CalendarX2, ScanLine } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { DoorEvent } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { wakeSound } from '@/lib/sound';

import { doorEvents } from '../api';
import { askedEvent, rememberedGate, rememberGate, type Gate } from '../gate';

type Props = { onStart: (event: DoorEvent, gate: Gate) => void };

const Choose = ({ events, onStart }: Props & { events: readonly DoorEvent[] }) => {
  const before = rememberedGate();
  const wanted = [askedEvent(), before.eventId].find((id) => events.some((event) => event.id === id));
  const [eventId, setEventId] = useState(wanted ?? events[0]?.id ?? '');
  const [name, setName] = useState(before.name ?? '');
  const [direction, setDirection] = useState<Gate['direction']>('entry');
  const start = () => {
    const event = events.find(({ id }) => id === eventId);
    if (!event) return;
    const gate = { eventId, name: name.trim(), direction, sound: before.sound ?? true };
    rememberGate(gate);
    // This press is what lets the browser make a sound later.
    void wakeSound();
    onStart(event, gate);
  };
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        start();
      }}
    >
      <Choices legend={<T id="gate.event" />}>
        {events.map((event) => (
          <Radio
            key={event.id}
            name="event"
            value={event.id}
            checked={eventId === event.id}
            onChange={() => setEventId(event.id)}
            className="border-b border-line last:border-0"
            label={
              <span className="font-semibold" dir="auto">
                {event.name}
              </span>
            }
            hint={
              <>
                {formatDayTime(event.starts_at, event.zone, formatLocale)}
                {event.venue_name && <span dir="auto"> · {event.venue_name}</span>}
                <span className="tabular block">
                  <T id="gate.inside" values={{ admitted: event.admitted, expected: event.expected }} />
                </span>
              </>
            }
          />
        ))}
      </Choices>
      <Field label={<T id="gate.name" />} hint={<T id="gate.nameHint" />} optional>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            dir="auto"
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Choices legend={<T id="gate.direction" />}>
        <div className="flex flex-wrap gap-x-8">
          {(['entry', 'exit'] as const).map((each) => (
            <Radio
              key={each}
              name="direction"
              value={each}
              checked={direction === each}
              onChange={() => setDirection(each)}
              label={<T id={`door.${each}`} />}
            />
          ))}
        </div>
      </Choices>
      <Button type="submit" size="large" wide icon={<ScanLine aria-hidden size={20} />}>
        <T id="gate.start" />
      </Button>
      <p className="text-14 text-ink-soft">
        <T id="gate.network" />
      </p>
    </form>
  );
};

/** Which door this device stands at. */
export const ChooseGate = ({ onStart }: Props) => {
  const query = useQuery(doorEvents);
  return (
    <div className="grid gap-6">
      <h1 className="title text-28">
        <T id="gate.title" />
      </h1>
      {query.isPending && <SkeletonText lines={6} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        (query.data.items.length === 0 ? (
          <EmptyState icon={<CalendarX2 aria-hidden />} title={<T id="gate.none" />}>
            <T id="gate.noneLead" />
          </EmptyState>
        ) : (
          <Choose events={query.data.items} onStart={onStart} />
        ))}
    </div>
  );
};
