import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';

import { useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Day, Event, SaleItem } from '@/lib/api/types';
import { stockChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

import { checked } from '../checks';
import { bundleInputOf, emptyValues, inputOf, valuesOf, type Kind, type Values } from '../values';
import { usePlaceCapacity } from './capacity-field';
import { EditDialog } from './edit-dialog';
import { ItemFields } from './item-fields';

type Props = {
  kind: Kind;
  event: Event;
  days: readonly Day[];
  /** All ticket types of the event. */
  others: readonly SaleItem[];
  item?: SaleItem | undefined;
  sort: number;
  onClose: () => void;
};

const sameDays = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

const save = async (kind: Kind, event: Event, item: SaleItem | undefined, sort: number, values: Values) => {
  const path = item && { params: { path: { id: item.id } } };
  if (kind === 'type') {
    const body = inputOf(values, event);
    if (path) return ok(api.PUT('/ticket-types/{id}', { ...path, body }));
    return ok(api.POST('/ticket-types', { body: { ...body, event_id: event.id, sort } }));
  }
  const body = bundleInputOf(values, event);
  if (!path) return ok(api.POST('/bundles', { body: { ...body, event_id: event.id, sort } }));
  // What was sold for some days stays for them: only a real change is asked for.
  const { day_ids, ...rest } = body;
  const change = sameDays(day_ids, item.days) ? rest : body;
  return ok(api.PUT('/bundles/{id}', { ...path, body: change }));
};

/** Adds a ticket type or bundle, or changes one. */
export const ItemDialog = ({ kind, event, days, others, item, sort, onClose }: Props) => {
  const t = useT();
  const { currency, zone } = event;
  const form = useForm<Values>({
    resolver: zodResolver(useMemo(() => checked(t, { currency, zone }, kind), [t, currency, zone, kind])),
    defaultValues: item ? valuesOf(item, event) : emptyValues(event, event.type === 'free'),
    shouldFocusError: false,
  });
  const add = kind === 'type' ? 'type.add' : 'bundle.add';
  return (
    <EditDialog
      form={form}
      title={item ? (kind === 'type' ? 'type.edit' : 'bundle.edit') : add}
      submit={item ? 'action.save' : add}
      rename={(name) => (name === 'discount_percent' ? 'discount' : name)}
      place={usePlaceCapacity()}
      save={async (values) => {
        await save(kind, event, item, sort, values);
        await stockChanged(event.id);
        toast(t(item ? 'type.saved' : 'type.added', { name: values.name.trim() }));
      }}
      onClose={onClose}
    >
      <ItemFields kind={kind} event={event} item={item} days={days} others={others} />
    </EditDialog>
  );
};
