import * as z from 'zod/mini';

import type { useT } from '@/i18n/t';
import { amountFrom } from '@/lib/format/amount-input';
import { isSkipped, momentOf, momentText } from '@/lib/wall-time';

import { rateFrom, type Terms, type Values } from './values';

const isCount = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

const mostPlaces = 10_000_000;

/** The checks of a ticket type, every fault at its field. */
export const checked = (t: ReturnType<typeof useT>, terms: Terms) =>
  z.custom<Values>().check((context) => {
    const { value } = context;
    const must = (holds: boolean, path: keyof Values, message: () => string) => {
      if (!holds) context.issues.push({ code: 'custom', input: value, path: [path], message: message() });
    };
    must(value.name.trim() !== '', 'name', () => t('type.nameMissing'));
    must(amountFrom(value.price, terms.currency) !== undefined, 'price', () =>
      t('type.priceWrong', { currency: terms.currency }),
    );
    must(value.unlimited || isCount(value.capacity, 0, mostPlaces), 'capacity', () => t('type.capacityWrong'));
    for (const field of ['sales_start', 'sales_end'] as const) {
      if (!value[field]) continue;
      const moment = momentOf(value[field], terms.zone);
      must(moment !== undefined && !isSkipped(moment), field, () => t('organizer.noSuchTime'));
    }
    const [from, to] = [momentText(value.sales_start, terms.zone), momentText(value.sales_end, terms.zone)];
    must(!from || !to || to > from, 'sales_end', () => t('type.endsBefore'));
    must(isCount(value.min_per_order, 1, 100), 'min_per_order', () => t('editor.countWrong'));
    must(isCount(value.max_per_order, 1, 100), 'max_per_order', () => t('editor.countWrong'));
    must(Number(value.max_per_order) >= Number(value.min_per_order), 'max_per_order', () => t('editor.mostBelowLeast'));
    must(rateFrom(value.tax_rate) !== undefined, 'tax_rate', () => t('type.taxWrong'));
  });
