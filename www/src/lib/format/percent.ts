/** "7.5%" for 750 hundredths of a percent. */
export const formatPercent = (rate: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000);
