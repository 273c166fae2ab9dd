import { useFormContext, useWatch } from 'react-hook-form';

import { Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Money } from '@/components/ui/money';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Day, SaleItem } from '@/lib/api/types';
import { singlePrices } from '@/lib/day-price';
import { dayName } from '@/lib/format/event-days';
import { share } from '@/lib/format/money';

import { rateFrom } from '../percent';
import type { Values } from '../values';
import { Ticks } from './ticks';

type Props = { days: readonly Day[]; others: readonly SaleItem[]; fixed: boolean };

/** What the chosen days cost one by one, and so what the bundle costs. */
const Sum = ({ days, others }: Omit<Props, 'fixed'>) => {
  const [chosen, pricing, discount] = useWatch<Values, ['day_ids', 'pricing', 'discount']>({
    name: ['day_ids', 'pricing', 'discount'],
  });
  if (chosen.length < 2) return null;
  const { sum, missing } = singlePrices(chosen, others);
  if (!sum) {
    if (pricing === 'own') return null;
    const names = days.filter(({ id }) => missing.includes(id)).map((day) => dayName(day, formatLocale));
    return (
      <p className="text-14 text-warning">
        <T id="bundle.noDayPrice" values={{ days: new Intl.ListFormat(formatLocale).format(names) }} />
      </p>
    );
  }
  const off = share(sum.amount, rateFrom(discount) ?? 0);
  return (
    <p className="text-14 text-ink-soft">
      <T
        id={pricing === 'own' ? 'bundle.sum' : 'bundle.sumLess'}
        values={{
          count: chosen.length,
          sum: <Money key="sum" value={sum} />,
          price: <Money key="price" value={{ ...sum, amount: sum.amount - off }} />,
        }}
      />
    </p>
  );
};

/** Which days a bundle is for, and how its price is made. */
export const BundlePrice = ({ days, others, fixed }: Props) => {
  const { register } = useFormContext<Values>();
  return (
    <>
      <Choices legend={<T id="bundle.days" />} hint={fixed && <T id="type.dayFixed" />} disabled={fixed}>
        <Ticks name="day_ids" options={days.map((day) => ({ id: day.id, label: dayName(day, formatLocale) }))} />
      </Choices>
      <Choices legend={<T id="bundle.pricing" />}>
        <Radio value="own" {...register('pricing')} label={<T id="bundle.own" />} />
        <Radio
          value="discount"
          {...register('pricing')}
          label={<T id="bundle.less" />}
          hint={<T id="bundle.lessHint" />}
        />
        <Sum days={days} others={others} />
      </Choices>
    </>
  );
};
