/** Hundredths of a percent, from "19" or "7,5"; undefined when it is no rate between 0 and 100. */
export const rateFrom = (text: string): number | undefined => {
  const clear = text.trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(clear)) return undefined;
  const rate = Math.round(Number(clear) * 100);
  return rate <= 10_000 ? rate : undefined;
};

/** "7.5" for 750, as the field shows it. */
export const percentText = (rate: number): string => String(rate / 100);
