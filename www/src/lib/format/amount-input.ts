import { minorPerMajor } from './money';

const digitsOf = (currency: string): number => Math.round(Math.log10(minorPerMajor(currency)));

// What people type for the decimal sign and between thousands, in any of our languages.
const groupings = /[\s\u00a0\u202f'’_]/g;

/** "1,234.5", "1.234,5" and "1 234,50" with one plain point; undefined when it cannot be told what is meant. */
const plain = (text: string, digits: number): string | undefined => {
  const bare = text.trim().replace(groupings, '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(bare)) return undefined;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return bare;
  const sign = bare[last]!;
  const whole = bare.slice(0, last);
  const rest = bare.slice(last + 1);
  const other = sign === '.' ? ',' : '.';
  // One sign that stands more than once, or before a group of three where the currency has no such decimals, groups.
  const groups =
    (whole.includes(sign) && !whole.includes(other)) ||
    (!whole.includes(other) && rest.length === 3 && digits < 3 && whole !== '');
  if (groups) {
    const parts = bare.split(sign);
    const proper = parts.every((part, index) => (index === 0 ? /^\d{1,3}$/.test(part) : /^\d{3}$/.test(part)));
    return proper ? parts.join('') : undefined;
  }
  if (whole.includes(sign)) return undefined;
  const parts = whole.split(other);
  if (parts.length > 1 && !parts.every((part, index) => (index === 0 ? /^\d{1,3}$/.test(part) : /^\d{3}$/.test(part))))
    return undefined;
  return `${parts.join('') || '0'}.${rest}`;
};

/** The minor units of an amount as typed: "25", "25.5", "1.234,50"; undefined when it is none, or finer than the currency. */
export const amountFrom = (text: string, currency: string): number | undefined => {
  const digits = digitsOf(currency);
  const clear = plain(text, digits);
  if (clear === undefined) return undefined;
  const [whole = '0', fraction = ''] = clear.split('.');
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return undefined;
  // By digits, not by multiplication: 19.99 × 100 is no whole number.
  const amount = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
};

/** Minor units as the field shows them: "25.50", "2500" for yen. */
export const amountText = (amount: number, currency: string): string => {
  const digits = digitsOf(currency);
  const padded = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};
