import { formatLocale } from '@/i18n/store';
import type { Money as Amount } from '@/lib/api/types';
import { formatMoney, formatPrice } from '@/lib/format/money';

/** An amount in the viewer's way of writing it; `short` leaves out ".00". */
export const Money = ({ value, short = false }: { value: Amount; short?: boolean }) => (
  <span className="tabular whitespace-nowrap">{(short ? formatPrice : formatMoney)(value, formatLocale)}</span>
);
