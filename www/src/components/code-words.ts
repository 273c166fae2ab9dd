import { useFaultText } from '@/components/ui/fault';
import { formatLocale } from '@/i18n/store';
import { useT, type MessageId } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import type { CheckedCode, Money, SaleItem } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { formatPrice } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/percent';

const worded: Record<string, MessageId> = {
  code_unknown: 'code.unknown',
  code_expired: 'code.expired',
  code_used_up: 'code.usedUp',
  code_not_applicable: 'code.otherTickets',
};

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value;

/** Why a discount code cannot be used, in words; undefined when the fault is about something else. */
export const useCodeFaultText = (zone: string) => {
  const t = useT();
  const faultText = useFaultText();
  return (error: unknown): string | undefined => {
    if (!(error instanceof ApiError) || !error.code.startsWith('code_')) return undefined;
    const { starts_at: starts, min_order: least, max } = error.problem;
    if (error.code === 'code_not_yet' && typeof starts === 'string')
      return t('code.notYet', { at: formatDayTime(starts, zone, formatLocale) });
    if (error.code === 'code_minimum' && isMoney(least))
      return t('code.minimum', { least: formatPrice(least, formatLocale) });
    if (error.code === 'code_limit' && typeof max === 'number') return t('code.limit', { count: max });
    const id = worded[error.code];
    return id ? t(id) : faultText(error);
  };
};

const list = (names: readonly string[]): string => new Intl.ListFormat(formatLocale).format(names);

/** What a code gives, in one or two sentences: "20% off Weekend pass, for orders from $50." */
export const useCodeGift = () => {
  const t = useT();
  return (code: CheckedCode, items: readonly SaleItem[]): string[] => {
    const named = code.applies_to.map((id) => items.find((item) => item.id === id)?.name ?? '').filter(Boolean);
    const off =
      code.kind === 'percentage'
        ? formatPercent(code.percent_off ?? 0, formatLocale)
        : code.amount_off && formatPrice(code.amount_off, formatLocale);
    const opened = [...code.unlocked.ticket_types, ...code.unlocked.bundles].map(({ name }) => name);
    const something = code.kind === 'fixed' || (code.percent_off ?? 0) > 0;
    const least = code.min_order && code.min_order.amount > 0 ? formatPrice(code.min_order, formatLocale) : undefined;
    return [
      something && (named.length > 0 ? t('code.offOf', { off, names: list(named) }) : t('code.off', { off })),
      something && least && t('code.from', { least }),
      opened.length > 0 && t('code.opens', { names: list(opened) }),
      !something && opened.length === 0 && t('code.places'),
    ].filter((text) => typeof text === 'string');
  };
};
