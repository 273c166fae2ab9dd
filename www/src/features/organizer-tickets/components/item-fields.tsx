import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Day, Event, SaleItem } from '@/lib/api/types';
import { dayName } from '@/lib/format/event-days';

import type { Kind, Values } from '../values';
import { BundlePrice } from './bundle-price';
import { CapacityField } from './capacity-field';
import { More } from './more';
import { SpanFields } from './span-fields';
import { CountField, TextField } from './text-field';

// Behind the fold there may be a field that needs attention: it must not stay hidden.
const folded = [
  'sales_start',
  'sales_end',
  'min_per_order',
  'max_per_order',
  'max_per_person',
  'visibility',
  'sale_mode',
  'tax_rate',
] as const;

const saleModes = ['open', 'waiting_room', 'closed'] as const;

const Price = ({ event, changing }: { event: Event; changing: boolean }) => (
  <TextField
    name="price"
    label={<T id="type.price" values={{ currency: event.currency }} />}
    hint={changing ? <T id="type.priceHint" /> : undefined}
    inputMode="decimal"
    className="tabular"
    readOnly={event.type === 'free'}
  />
);

const DayChoice = ({ days, fixed }: { days: readonly Day[]; fixed: boolean }) => {
  const t = useT();
  const { register } = useFormContext<Values>();
  return (
    <Field label={<T id="type.day" />} id="day_id" hint={fixed ? <T id="type.dayFixed" /> : undefined}>
      {(control) => (
        <Select {...control} {...register('day_id')} disabled={fixed}>
          <option value="">{t('type.wholeEvent')}</option>
          {days.map((day) => (
            <option key={day.id} value={day.id}>
              {dayName(day, formatLocale)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
};

const Terms = ({ event }: { event: Event }) => {
  const { register } = useFormContext<Values>();
  return (
    <>
      <SpanFields
        legend="type.window"
        hint="type.windowHint"
        zone={event.zone}
        from={{ name: 'sales_start', label: 'type.salesStart' }}
        to={{ name: 'sales_end', label: 'type.salesEnd' }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <CountField name="min_per_order" label="editor.minPerOrder" />
        <CountField name="max_per_order" label="editor.maxPerOrder" />
      </div>
      <CountField name="max_per_person" label="type.maxPerPerson" hint={<T id="type.maxPerPersonHint" />} optional />
      <Choices legend={<T id="type.visibility" />}>
        <Radio value="public" {...register('visibility')} label={<T id="type.public" />} />
        <Radio
          value="hidden"
          {...register('visibility')}
          label={<T id="type.hidden" />}
          hint={<T id="type.hiddenHint" />}
        />
      </Choices>
      <Choices legend={<T id="type.saleMode" />}>
        {saleModes.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            {...register('sale_mode')}
            label={<T id={`type.${mode}`} />}
            hint={<T id={`type.${mode}Hint`} />}
          />
        ))}
      </Choices>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="tax_rate" label="type.taxRate" inputMode="decimal" className="tabular" />
        <Checkbox {...register('tax_included')} label={<T id="type.taxIncluded" />} className="sm:mt-7" />
      </div>
    </>
  );
};

type Props = {
  kind: Kind;
  event: Event;
  item: SaleItem | undefined;
  days: readonly Day[];
  others: readonly SaleItem[];
};

/** The fields of a ticket type or bundle; what most events leave alone comes last. */
export const ItemFields = ({ kind, event, item, days, others }: Props) => {
  const { formState } = useFormContext<Values>();
  const pricing = useWatch<Values, 'pricing'>({ name: 'pricing' });
  const fixed = item !== undefined && item.sold + item.held > 0;
  const unusual =
    item &&
    (item.sales_start ??
      item.sales_end ??
      item.max_per_person ??
      (item.visibility === 'hidden' || item.sale_mode !== 'open' || item.tax_rate > 0));
  return (
    <>
      <TextField name="name" label="type.name" maxLength={120} dir="auto" />
      <TextField name="description" label="type.description" rows={2} maxLength={1000} optional />
      {kind === 'bundle' && <BundlePrice days={days} others={others} fixed={fixed} />}
      {kind === 'type' && days.length > 0 && <DayChoice days={days} fixed={fixed} />}
      <div className="grid gap-4 sm:grid-cols-2">
        {(kind === 'type' || pricing === 'own') && <Price event={event} changing={item !== undefined} />}
        {kind === 'bundle' && pricing === 'discount' && (
          <TextField name="discount" label="bundle.discount" inputMode="decimal" className="tabular" />
        )}
        <CapacityField label="type.capacity" taken={item} />
      </div>
      <More label="type.more" open={Boolean(unusual) || folded.some((name) => formState.errors[name])}>
        <Terms event={event} />
      </More>
    </>
  );
};
