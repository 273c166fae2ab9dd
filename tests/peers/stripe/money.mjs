// Amounts in the smallest unit, as the API has them, and as a person reads them.

// Stripe keeps two decimals for these although ISO 4217 has none.
const STRIPE_DECIMALS = { isk: 2, ugx: 2 };

// Below these a charge is refused; the currencies not named here have no minimum in the sandbox.
const MINIMUM = { usd: 50, eur: 50, gbp: 30, cad: 50, aud: 50, chf: 50, jpy: 50, pln: 200, sek: 300, nok: 300, dkk: 250, mxn: 1000 };

const style = (code) => ({ style: 'currency', currency: code.toUpperCase() });

/** How many decimals the amount of a currency carries. */
export const decimals = (code) =>
  STRIPE_DECIMALS[code] ?? new Intl.NumberFormat('en', style(code)).resolvedOptions().maximumFractionDigits;

/** The smallest amount that can be charged. */
export const minimum = (code) => MINIMUM[code] ?? 1;

/** "$25.00", "¥2,500", "KWD 2.500": for people. */
export function format(amount, code, locale = 'en-US') {
  const digits = decimals(code);
  const exact = { ...style(code), minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, exact).format(amount / 10 ** digits);
}
