import type { Bundle, BundleInput, SaleItem, TicketType, TicketTypeInput } from '@/lib/api/types';
import { amountFrom, amountText } from '@/lib/format/amount-input';
import { momentText, wallTimeOf } from '@/lib/wall-time';

import { capacityFrom, capacityValuesOf, countFrom, countText, type CapacityValues } from './counts';
import { percentText, rateFrom } from './percent';

export type Kind = 'type' | 'bundle';

/** The fields of a ticket type or bundle as typed; times are wall times of the event's zone. */
export type Values = CapacityValues & {
  name: string;
  description: string;
  price: string;
  sales_start: string;
  sales_end: string;
  min_per_order: string;
  max_per_order: string;
  max_per_person: string;
  visibility: TicketType['visibility'];
  sale_mode: TicketType['sale_mode'];
  tax_rate: string;
  tax_included: boolean;
  /** Of a type: '' is the whole event. */
  day_id: string;
  /** Of a bundle. */
  day_ids: string[];
  pricing: 'own' | 'discount';
  discount: string;
};

/** What the fields are read and written with. */
export type Terms = { currency: string; zone: string };

export const emptyValues = ({ currency }: Terms, free: boolean): Values => ({
  name: '',
  description: '',
  price: free ? amountText(0, currency) : '',
  ...capacityValuesOf(100),
  sales_start: '',
  sales_end: '',
  min_per_order: '1',
  max_per_order: '10',
  max_per_person: '',
  visibility: 'public',
  sale_mode: 'open',
  tax_rate: '0',
  tax_included: true,
  day_id: '',
  day_ids: [],
  pricing: 'own',
  discount: '10',
});

const isBundle = (item: SaleItem): item is Bundle => 'day_ids' in item;

export const valuesOf = (item: SaleItem, { zone }: Terms): Values => ({
  name: item.name,
  description: item.description,
  price: amountText(item.price.amount, item.price.currency),
  ...capacityValuesOf(item.capacity),
  sales_start: item.sales_start ? wallTimeOf(item.sales_start, zone) : '',
  sales_end: item.sales_end ? wallTimeOf(item.sales_end, zone) : '',
  min_per_order: String(item.min_per_order),
  max_per_order: String(item.max_per_order),
  max_per_person: countText(item.max_per_person),
  visibility: item.visibility,
  sale_mode: item.sale_mode,
  tax_rate: percentText(item.tax_rate),
  tax_included: item.tax_included,
  day_id: isBundle(item) ? '' : (item.day_id ?? ''),
  day_ids: isBundle(item) ? item.day_ids : [],
  pricing: isBundle(item) && item.discount_percent !== null ? 'discount' : 'own',
  discount: isBundle(item) && item.discount_percent !== null ? percentText(item.discount_percent) : '10',
});

const commonOf = (values: Values, { zone }: Terms) => ({
  name: values.name.trim(),
  description: values.description.trim(),
  capacity: capacityFrom(values),
  sales_start: momentText(values.sales_start, zone) ?? null,
  sales_end: momentText(values.sales_end, zone) ?? null,
  min_per_order: Number(values.min_per_order),
  max_per_order: Number(values.max_per_order),
  max_per_person: countFrom(values.max_per_person),
  visibility: values.visibility,
  sale_mode: values.sale_mode,
  tax_rate: rateFrom(values.tax_rate) ?? 0,
  tax_included: values.tax_included,
});

const priceOf = (values: Values, { currency }: Terms) => ({
  amount: amountFrom(values.price, currency) ?? 0,
  currency,
});

/** What is sent for a ticket type; the values have passed the checks. */
export const inputOf = (values: Values, terms: Terms): Omit<TicketTypeInput, 'event_id'> => ({
  ...commonOf(values, terms),
  price: priceOf(values, terms),
  day_id: values.day_id || null,
});

/** What is sent for a bundle: a price of its own, or what it costs less than its days. */
export const bundleInputOf = (values: Values, terms: Terms): Omit<BundleInput, 'event_id'> => ({
  ...commonOf(values, terms),
  day_ids: values.day_ids,
  ...(values.pricing === 'own'
    ? { price: priceOf(values, terms) }
    : { discount_percent: rateFrom(values.discount) ?? 0 }),
});
