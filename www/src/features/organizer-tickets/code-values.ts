import type { useT } from '@/i18n/t';
import type { DiscountCode, DiscountCodeInput } from '@/lib/api/types';
import { amountFrom, amountText } from '@/lib/format/amount-input';
import { momentText, wallTimeOf } from '@/lib/wall-time';

import { checks, span } from './checks';
import { countFrom, countText, isCount, mostPlaces } from './counts';
import { percentText, rateFrom } from './percent';
import type { Terms } from './values';

export type CodeValues = {
  code: string;
  kind: DiscountCode['kind'];
  percent_off: string;
  amount_off: string;
  applies: 'all' | 'some';
  applies_to: string[];
  unlocks: string[];
  starts_at: string;
  ends_at: string;
  max_uses: string;
  max_uses_per_person: string;
  min_order: string;
  blocks_stock: string;
  active: boolean;
};

export const newCode: CodeValues = {
  code: '',
  kind: 'percentage',
  percent_off: '10',
  amount_off: '',
  applies: 'all',
  applies_to: [],
  unlocks: [],
  starts_at: '',
  ends_at: '',
  max_uses: '',
  max_uses_per_person: '',
  min_order: '',
  blocks_stock: '',
  active: true,
};

/** The ids of what a code takes something off; none for everything. */
export const appliesTo = (code: DiscountCode): string[] => [...code.ticket_type_ids, ...code.bundle_ids];

export const codeValuesOf = (code: DiscountCode, { zone }: Terms): CodeValues => {
  const applies_to = appliesTo(code);
  return {
    code: code.code,
    kind: code.kind,
    percent_off: percentText(code.percent_off ?? 0),
    amount_off: code.amount_off ? amountText(code.amount_off.amount, code.amount_off.currency) : '',
    applies: applies_to.length > 0 ? 'some' : 'all',
    applies_to,
    unlocks: code.unlocks,
    starts_at: code.starts_at ? wallTimeOf(code.starts_at, zone) : '',
    ends_at: code.ends_at ? wallTimeOf(code.ends_at, zone) : '',
    max_uses: countText(code.max_uses),
    max_uses_per_person: countText(code.max_uses_per_person),
    min_order: code.min_order?.amount ? amountText(code.min_order.amount, code.min_order.currency) : '',
    blocks_stock: countText(code.blocks_stock || null),
    active: code.active,
  };
};

export const checkedCodeForm = (t: ReturnType<typeof useT>, { currency, zone }: Terms) =>
  checks<CodeValues>(t, (value, must) => {
    const count = (field: 'max_uses' | 'max_uses_per_person' | 'blocks_stock', most: number) =>
      must(!value[field].trim() || isCount(value[field], 1, most), field, 'code.countWrong');
    must(/^\S{3,40}$/.test(value.code.trim()), 'code', 'code.codeWrong');
    if (value.kind === 'percentage')
      must(rateFrom(value.percent_off) !== undefined, 'percent_off', 'code.percentWrong');
    else must((amountFrom(value.amount_off, currency) ?? 0) > 0, 'amount_off', 'code.amountWrong', { currency });
    must(value.applies === 'all' || value.applies_to.length > 0, 'applies_to', 'code.appliesMissing');
    span(value, ['starts_at', 'ends_at'], zone, 'code.endsBefore', must);
    count('max_uses', mostPlaces);
    count('max_uses_per_person', 10_000);
    count('blocks_stock', mostPlaces);
    const keeps = value.blocks_stock.trim() !== '';
    must(!keeps || (value.applies === 'some' && value.applies_to.length === 1), 'blocks_stock', 'code.keepsOne');
    must(
      !value.min_order.trim() || amountFrom(value.min_order, currency) !== undefined,
      'min_order',
      'type.priceWrong',
      {
        currency,
      },
    );
  });

/** What is sent; the values have passed the checks. */
export const codeInputOf = (values: CodeValues, { currency, zone }: Terms): Omit<DiscountCodeInput, 'event_id'> => {
  const money = (typed: string) => (typed.trim() ? { amount: amountFrom(typed, currency) ?? 0, currency } : null);
  const named = values.applies === 'some' ? values.applies_to : [];
  const percentage = values.kind === 'percentage';
  return {
    code: values.code.trim(),
    kind: values.kind,
    percent_off: percentage ? (rateFrom(values.percent_off) ?? 0) : null,
    amount_off: percentage ? null : money(values.amount_off),
    ticket_type_ids: named.filter((id) => !id.startsWith('bundle_')),
    bundle_ids: named.filter((id) => id.startsWith('bundle_')),
    unlocks: values.unlocks,
    starts_at: momentText(values.starts_at, zone) ?? null,
    ends_at: momentText(values.ends_at, zone) ?? null,
    max_uses: countFrom(values.max_uses),
    max_uses_per_person: countFrom(values.max_uses_per_person),
    min_order: money(values.min_order),
    blocks_stock: countFrom(values.blocks_stock) ?? 0,
    active: values.active,
  };
};
