import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';

import { T, useT } from '@/i18n/t';
import { formatLocale } from '@/i18n/store';
import { api, ok } from '@/lib/api/client';
import type { Day, Event } from '@/lib/api/types';
import { dayName } from '@/lib/format/event-days';
import { stockChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

import type { Taken } from '../counts';
import { checkedDay, dayInputOf, dayValuesOf, newDay, type DayValues } from '../day-values';
import { CapacityField, usePlaceCapacity } from './capacity-field';
import { EditDialog } from './edit-dialog';
import { TextField, TimeField } from './text-field';

const renamed: Record<string, string> = { starts_at: 'starts', ends_at: 'ends' };

type Props = {
  event: Event;
  day?: Day | undefined;
  days: readonly Day[];
  taken: Taken | undefined;
  onClose: () => void;
};

/** Adds a day of the event, or changes one. */
export const DayDialog = ({ event, day, days, taken, onClose }: Props) => {
  const t = useT();
  const { zone } = event;
  const form = useForm<DayValues>({
    resolver: zodResolver(useMemo(() => checkedDay(t, zone), [t, zone])),
    defaultValues: day ? dayValuesOf(day, zone) : newDay(event, days),
    shouldFocusError: false,
  });
  return (
    <EditDialog
      form={form}
      title={day ? 'day.edit' : 'day.add'}
      submit={day ? 'action.save' : 'day.add'}
      rename={(name) => renamed[name] ?? name}
      place={usePlaceCapacity()}
      save={async (values) => {
        const body = dayInputOf(values, zone);
        const saved = await (day
          ? ok(api.PUT('/event-days/{id}', { params: { path: { id: day.id } }, body }))
          : ok(api.POST('/events/{id}/days', { params: { path: { id: event.id } }, body })));
        await stockChanged(event.id);
        toast(t(day ? 'type.saved' : 'type.added', { name: dayName(saved, formatLocale) }));
      }}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TimeField name="starts" label="day.starts" />
        <TimeField name="ends" label="day.ends" />
      </div>
      <p className="-mt-3 text-14 text-ink-faint">
        <T id="day.zone" values={{ zone }} />
      </p>
      <TextField name="name" label="day.name" hint={<T id="day.nameHint" />} maxLength={120} dir="auto" optional />
      <CapacityField label="day.capacity" taken={taken} />
      <TextField name="place" label="day.place" hint={<T id="day.placeHint" />} maxLength={200} dir="auto" optional />
      <TextField name="description" label="day.description" rows={2} maxLength={1000} optional />
    </EditDialog>
  );
};
