import { T } from '@/i18n/t';
import type { Money as Amount } from '@/lib/api/types';

import { Money } from './money';

/** What something costs; nothing is "Free" and not an amount. */
export const Price = ({ value }: { value: Amount }) =>
  value.amount === 0 ? <T id="price.free" /> : <Money value={value} />;
