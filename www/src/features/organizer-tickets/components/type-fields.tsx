import { ChevronDown } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { T } from '@/i18n/t';
import type { Event, TicketType } from '@/lib/api/types';

import type { Values } from '../values';

const Capacity = ({ type }: { type: TicketType | undefined }) => {
  const { register, formState } = useFormContext<Values>();
  const unlimited = useWatch<Values, 'unlimited'>({ name: 'unlimited' });
  const taken = type ? type.sold + type.held : 0;
  return (
    <div className="grid content-start">
      <Field
        label={<T id="type.capacity" />}
        id="capacity"
        hint={
          taken > 0 && type ? <T id="type.capacityTaken" values={{ sold: type.sold, held: type.held }} /> : undefined
        }
        error={formState.errors.capacity?.message}
      >
        {(control) => (
          <Input {...control} {...register('capacity')} inputMode="numeric" disabled={unlimited} className="tabular" />
        )}
      </Field>
      <Checkbox {...register('unlimited')} label={<T id="type.unlimited" />} />
    </div>
  );
};

const More = ({ event, waitingRoom }: { event: Event; waitingRoom: boolean }) => {
  const { register, formState } = useFormContext<Values>();
  const { errors } = formState;
  return (
    <div className="grid gap-5 pt-4">
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 font-medium">
          <T id="type.window" />
        </legend>
        <p className="text-14 text-ink-faint">
          <T id="type.windowHint" values={{ zone: event.zone }} />
        </p>
        <div className="grid gap-4 grid-cols-1">
          <Field label={<T id="type.salesStart" />} id="sales_start" error={errors.sales_start?.message}>
            {(control) => <Input {...control} {...register('sales_start')} type="datetime-local" />}
          </Field>
          <Field label={<T id="type.salesEnd" />} id="sales_end" error={errors.sales_end?.message}>
            {(control) => <Input {...control} {...register('sales_end')} type="datetime-local" />}
          </Field>
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={<T id="editor.minPerOrder" />} id="min_per_order" error={errors.min_per_order?.message}>
          {(control) => <Input {...control} {...register('min_per_order')} inputMode="numeric" className="tabular" />}
        </Field>
        <Field label={<T id="editor.maxPerOrder" />} id="max_per_order" error={errors.max_per_order?.message}>
          {(control) => <Input {...control} {...register('max_per_order')} inputMode="numeric" className="tabular" />}
        </Field>
      </div>
      <fieldset>
        <legend className="font-medium">
          <T id="type.visibility" />
        </legend>
        <Radio value="public" {...register('visibility')} label={<T id="type.public" />} />
        <Radio
          value="hidden"
          {...register('visibility')}
          label={<T id="type.hidden" />}
          hint={<T id="type.hiddenHint" />}
        />
      </fieldset>
      {!waitingRoom && (
        <fieldset>
          <legend className="font-medium">
            <T id="type.saleMode" />
          </legend>
          <Radio value="open" {...register('sale_mode')} label={<T id="type.open" />} />
          <Radio
            value="closed"
            {...register('sale_mode')}
            label={<T id="type.closed" />}
            hint={<T id="type.closedHint" />}
          />
        </fieldset>
      )}
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label={<T id="type.taxRate" />} id="tax_rate" error={errors.tax_rate?.message}>
          {(control) => <Input {...control} {...register('tax_rate')} inputMode="decimal" className="tabular" />}
        </Field>
        <Checkbox {...register('tax_included')} label={<T id="type.taxIncluded" />} className="sm:mt-7" />
      </div>
    </div>
  );
};

// Behind the fold there may be a field that needs attention: it must not stay hidden.
const folded = [
  'sales_start',
  'sales_end',
  'min_per_order',
  'max_per_order',
  'visibility',
  'sale_mode',
  'tax_rate',
  'tax_included',
] as const;

/** The fields of a ticket type; what most events leave alone comes last. */
export const TypeFields = ({ event, type }: { event: Event; type: TicketType | undefined }) => {
  const { register, formState } = useFormContext<Values>();
  const { errors } = formState;
  const unusual =
    type &&
    (type.sales_start ??
      type.sales_end ??
      (type.visibility === 'hidden' || type.sale_mode !== 'open' || type.tax_rate > 0));
  const faulty = folded.some((name) => errors[name]);
  return (
    <>
      <Field label={<T id="type.name" />} id="name" error={errors.name?.message}>
        {(control) => <Input {...control} {...register('name')} maxLength={120} dir="auto" />}
      </Field>
      <Field label={<T id="type.description" />} id="description" optional error={errors.description?.message}>
        {(control) => <Textarea {...control} {...register('description')} rows={2} maxLength={1000} dir="auto" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={<T id="type.price" values={{ currency: event.currency }} />}
          id="price"
          hint={type ? <T id="type.priceHint" /> : undefined}
          error={errors.price?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...register('price')}
              inputMode="decimal"
              className="tabular"
              readOnly={event.type === 'free'}
            />
          )}
        </Field>
        <Capacity type={type} />
      </div>
      <details open={Boolean(unusual) || faulty || undefined} className="group border-t border-line pt-2">
        <summary className="flex min-h-11 items-center justify-between gap-3 font-medium">
          <T id="type.more" />
          <ChevronDown aria-hidden size={18} className="text-ink-soft transition-transform group-open:rotate-180" />
        </summary>
        <More event={event} waitingRoom={type?.sale_mode === 'waiting_room'} />
      </details>
    </>
  );
};
