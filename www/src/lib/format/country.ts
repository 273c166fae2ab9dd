/** "Germany" for "DE"; what is no country code stays as it is. */
export const countryName = (code: string, locale: string): string => {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
};
