import { formatLocale } from '@/i18n/store';
import type { Money as Amount } from '@/lib/api/types';
import { formatMoney, formatPrice } from '@/lib/format/money';

type Props = { value: Amount; short?: boolean; minus?: boolean };

/** An amount in the viewer's way of writing it; `short` leaves out ".00", `minus` takes it away. */
export const Money = ({ value, short = false, minus = false }: Props) => (
  <span className="tabular whitespace-nowrap">
    {`${minus ? '−' : ''}${(short ? formatPrice : formatMoney)(value, formatLocale)}`}
  </span>
);
