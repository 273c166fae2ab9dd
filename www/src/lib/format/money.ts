import type { Money } from '@/lib/api/types';

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: string, currency: string, whole: boolean): Intl.NumberFormat => {
  const key = `${locale} ${currency} ${whole}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(whole ? { maximumFractionDigits: 0 } : {}),
  });
  formats.set(key, format);
  return format;
};

/** How many minor units make one of the currency: 100 for USD, 1 for JPY, 1000 for KWD. */
export const minorPerMajor = (currency: string): number =>
  10 ** (formatOf('en', currency, false).resolvedOptions().maximumFractionDigits ?? 2);

/** An amount of minor units as people write it in the locale. */
export const formatMoney = (money: Money, locale: string): string =>
  formatOf(locale, money.currency, false).format(money.amount / minorPerMajor(money.currency));

/** As formatMoney, but without decimals when there are none: "$25" on a list of events. */
export const formatPrice = (money: Money, locale: string): string => {
  const minor = minorPerMajor(money.currency);
  return formatOf(locale, money.currency, money.amount % minor === 0).format(money.amount / minor);
};

/** So many hundredths of a percent of an amount, half up as the server reckons it. */
export const share = (amount: number, rate: number): number => Math.floor((amount * rate + 5_000) / 10_000);

export const times = (money: Money, count: number): Money => ({ ...money, amount: money.amount * count });

export const plus = (a: Money, b: Money): Money => ({ ...a, amount: a.amount + b.amount });
