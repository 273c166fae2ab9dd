import { CircleAlert } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Money } from '@/components/ui/money';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Day, Event, SaleItem } from '@/lib/api/types';
import { dayName } from '@/lib/format/event-days';

import { rateFrom } from '../percent';
import { priceOfDay } from '../single-days';
import type { Values } from '../values';
import { Choices } from './more';

type Props = { event: Event; days: readonly Day[]; others: readonly SaleItem[]; fixed: boolean };

/** What the chosen days cost one by one, and so what the bundle costs. */
const Sum = ({ event, days, others }: Omit<Props, 'fixed'>) => {
  const [chosen, pricing, discount] = useWatch<Values, ['day_ids', 'pricing', 'discount']>({
    name: ['day_ids', 'pricing', 'discount'],
  });
  if (chosen.length < 2) return null;
  const missing = days.filter((day) => chosen.includes(day.id) && priceOfDay(day.id, others) === undefined);
  if (missing.length > 0) {
    if (pricing === 'own') return null;
    return (
      <p className="text-14 text-warning">
        <T id="bundle.noDayPrice" values={{ days: missing.map((day) => dayName(day, formatLocale)).join(', ') }} />
      </p>
    );
  }
  const sum = chosen.reduce((all, id) => all + (priceOfDay(id, others) ?? 0), 0);
  const off = Math.floor((sum * (rateFrom(discount) ?? 0) + 5_000) / 10_000);
  const money = (amount: number) => <Money key={amount} value={{ amount, currency: event.currency }} />;
  return (
    <p className="text-14 text-ink-soft">
      <T
        id={pricing === 'own' ? 'bundle.sum' : 'bundle.sumLess'}
        values={{ count: chosen.length, sum: money(sum), price: money(sum - off) }}
      />
    </p>
  );
};

/** Which days a bundle is for, and how its price is made. */
export const BundlePrice = ({ event, days, others, fixed }: Props) => {
  const { register, formState } = useFormContext<Values>();
  const fault = formState.errors.day_ids?.message;
  return (
    <>
      <fieldset disabled={fixed}>
        <legend className="font-medium">
          <T id="bundle.days" />
        </legend>
        {fixed && (
          <p className="text-14 text-ink-faint">
            <T id="type.dayFixed" />
          </p>
        )}
        <div className="grid gap-x-4 sm:grid-cols-2">
          {days.map((day, index) => (
            <Checkbox
              key={day.id}
              {...register('day_ids')}
              {...(index === 0 ? { id: 'day_ids' } : {})}
              value={day.id}
              label={dayName(day, formatLocale)}
            />
          ))}
        </div>
        {fault && (
          <p className="flex items-start gap-1.5 text-14 text-danger">
            <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
            {fault}
          </p>
        )}
      </fieldset>
      <Choices legend="bundle.pricing">
        <Radio value="own" {...register('pricing')} label={<T id="bundle.own" />} />
        <Radio
          value="discount"
          {...register('pricing')}
          label={<T id="bundle.less" />}
          hint={<T id="bundle.lessHint" />}
        />
        <Sum event={event} days={days} others={others} />
      </Choices>
    </>
  );
};
