import type { ReactNode } from 'react';

import { Price } from '@/components/ui/price';
import { Stepper } from '@/components/ui/stepper';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { SaleItem } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { formatDayTime } from '@/lib/format/dates';

import { availabilityWords, mostOf, type Tone } from '../availability';

const inks: Record<Tone, string> = { quiet: 'text-info', urgent: 'text-warning', over: 'text-ink-faint' };

type Props = {
  type: SaleItem;
  zone: string;
  showRemaining: boolean;
  quantity: number;
  room: number;
  /** What else there is to know of it, below its name. */
  note?: ReactNode;
  /** What there is instead of a quantity: the way into a line. */
  instead?: ReactNode;
  onChange: (quantity: number) => void;
};

/** One ticket type or bundle: name, price, how many are left, and how many one wants. */
export const PickerRow = ({ type, zone, showRemaining, quantity, room, note, instead, onChange }: Props) => {
  const words = availabilityWords(type, showRemaining);
  const most = mostOf(type, room + quantity);
  const buyable = !instead && (most > 0 || quantity > 0);
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-4 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="font-semibold" dir="auto">
          {type.name}
        </p>
        {note}
        {type.description && (
          <p className="text-14 text-ink-soft" dir="auto">
            {type.description}
          </p>
        )}
        <p className="mt-0.5">
          <Price value={type.price} />
          {type.tax_rate > 0 && (
            <span className="ml-1.5 text-14 text-ink-faint">
              <T id={type.tax_included ? 'picker.taxIn' : 'picker.taxAdded'} />
            </span>
          )}
        </p>
        {words && (
          <p aria-live="polite" className={cx('text-14 font-medium', inks[words.tone])}>
            <T
              id={words.id}
              values={{
                ...words.values,
                ...(words.values?.at ? { at: formatDayTime(words.values.at, zone, formatLocale) } : {}),
              }}
            />
          </p>
        )}
        {type.min_per_order > 1 && buyable && (
          <p className="text-14 text-ink-faint">
            <T id="picker.atLeast" values={{ count: type.min_per_order }} />
          </p>
        )}
        {type.max_per_person !== null && buyable && (
          <p className="text-14 text-ink-faint">
            <T id="picker.perPerson" values={{ count: type.max_per_person }} />
          </p>
        )}
      </div>
      {buyable && (
        <Stepper label={type.name} value={quantity} max={most} least={type.min_per_order} onChange={onChange} />
      )}
      {instead && <div className="basis-full">{instead}</div>}
    </li>
  );
};
