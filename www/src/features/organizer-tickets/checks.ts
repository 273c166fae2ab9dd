import * as z from 'zod/mini';

import type { MessageId, useT } from '@/i18n/t';
import { amountFrom } from '@/lib/format/amount-input';
import { isSkipped, momentOf, momentText } from '@/lib/wall-time';

import { isCount, mustHaveCapacity } from './counts';
import { rateFrom } from './percent';
import type { Kind, Terms, Values } from './values';

type Words = ReturnType<typeof useT>;

/** Says what does not hold at its field. */
export type Must<T> = (holds: boolean, path: keyof T & string, id: MessageId, more?: Record<string, string>) => void;

/** A form's checks from a function that says what must hold; every fault at its field. */
export const checks = <T extends object>(t: Words, rules: (value: T, must: Must<T>) => void) =>
  z.custom<T>().check((context) => {
    rules(context.value, (holds, path, id, more) => {
      if (!holds) context.issues.push({ code: 'custom', input: context.value, path: [path], message: t(id, more) });
    });
  });

/** Both ends of a span: each a time that exists, or nothing, and in order. */
export const span = <T extends Record<From | To, string>, From extends keyof T & string, To extends keyof T & string>(
  value: T,
  [from, to]: [From, To],
  zone: string,
  order: MessageId,
  must: Must<T>,
): void => {
  for (const field of [from, to]) {
    if (!value[field]) continue;
    const moment = momentOf(value[field], zone);
    must(moment !== undefined && !isSkipped(moment), field, 'organizer.noSuchTime');
  }
  const [first, last] = [momentText(value[from], zone), momentText(value[to], zone)];
  must(!first || !last || last > first, to, order);
};

/** The checks of a ticket type or bundle. */
export const checked = (t: Words, terms: Terms, kind: Kind) =>
  checks<Values>(t, (value, must) => {
    const { currency } = terms;
    const discounted = kind === 'bundle' && value.pricing === 'discount';
    must(value.name.trim() !== '', 'name', kind === 'type' ? 'type.nameMissing' : 'bundle.nameMissing');
    must(discounted || amountFrom(value.price, currency) !== undefined, 'price', 'type.priceWrong', { currency });
    must(!discounted || rateFrom(value.discount) !== undefined, 'discount', 'bundle.discountWrong');
    must(kind === 'type' || value.day_ids.length >= 2, 'day_ids', 'bundle.daysMissing');
    mustHaveCapacity(value, must);
    span(value, ['sales_start', 'sales_end'], terms.zone, 'type.endsBefore', must);
    must(isCount(value.min_per_order, 1, 100), 'min_per_order', 'editor.countWrong');
    must(isCount(value.max_per_order, 1, 100), 'max_per_order', 'editor.countWrong');
    must(Number(value.max_per_order) >= Number(value.min_per_order), 'max_per_order', 'editor.mostBelowLeast');
    must(
      !value.max_per_person.trim() || isCount(value.max_per_person, 1, 10_000),
      'max_per_person',
      'type.personWrong',
    );
    must(rateFrom(value.tax_rate) !== undefined, 'tax_rate', 'type.taxWrong');
  });
