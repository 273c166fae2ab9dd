import type { TicketType, TicketTypeInput } from '@/lib/api/types';
import { amountFrom, amountText } from '@/lib/format/amount-input';
import { momentText, wallTimeOf } from '@/lib/wall-time';

/** A ticket type's fields as typed; times are wall times of the event's zone. */
export type Values = {
  name: string;
  description: string;
  price: string;
  unlimited: boolean;
  capacity: string;
  sales_start: string;
  sales_end: string;
  min_per_order: string;
  max_per_order: string;
  visibility: TicketType['visibility'];
  sale_mode: 'open' | 'closed';
  tax_rate: string;
  tax_included: boolean;
};

/** What the fields are read and written with. */
export type Terms = { currency: string; zone: string };

export const emptyValues = ({ currency }: Terms, free: boolean): Values => ({
  name: '',
  description: '',
  price: free ? amountText(0, currency) : '',
  unlimited: false,
  capacity: '100',
  sales_start: '',
  sales_end: '',
  min_per_order: '1',
  max_per_order: '10',
  visibility: 'public',
  sale_mode: 'open',
  tax_rate: '0',
  tax_included: true,
});

export const valuesOf = (type: TicketType, { zone }: Terms): Values => ({
  name: type.name,
  description: type.description,
  price: amountText(type.price.amount, type.price.currency),
  unlimited: type.capacity === null,
  capacity: type.capacity === null ? '' : String(type.capacity),
  sales_start: type.sales_start ? wallTimeOf(type.sales_start, zone) : '',
  sales_end: type.sales_end ? wallTimeOf(type.sales_end, zone) : '',
  min_per_order: String(type.min_per_order),
  max_per_order: String(type.max_per_order),
  visibility: type.visibility,
  sale_mode: type.sale_mode === 'closed' ? 'closed' : 'open',
  tax_rate: String(type.tax_rate / 100),
  tax_included: type.tax_included,
});

/** Hundredths of a percent, from "19" or "7,5"; undefined when it is no rate between 0 and 100. */
export const rateFrom = (text: string): number | undefined => {
  const clear = text.trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(clear)) return undefined;
  const rate = Math.round(Number(clear) * 100);
  return rate <= 10_000 ? rate : undefined;
};

/** What is sent; the values have passed the checks. */
export const inputOf = (values: Values, { currency, zone }: Terms): Omit<TicketTypeInput, 'event_id'> => ({
  name: values.name.trim(),
  description: values.description.trim(),
  price: { amount: amountFrom(values.price, currency) ?? 0, currency },
  capacity: values.unlimited ? null : Number(values.capacity),
  sales_start: momentText(values.sales_start, zone) ?? null,
  sales_end: momentText(values.sales_end, zone) ?? null,
  min_per_order: Number(values.min_per_order),
  max_per_order: Number(values.max_per_order),
  visibility: values.visibility,
  sale_mode: values.sale_mode,
  tax_rate: rateFrom(values.tax_rate) ?? 0,
  tax_included: values.tax_included,
});
