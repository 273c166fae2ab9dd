import { formatLocale } from '@/i18n/store';
import { formatMoney } from '@/lib/format/money';

/** "payment.succeeded" as people read it; the log has more actions than anybody would word one by one. */
export const inWords = (code: string): string => {
  const words = code.replaceAll(/[._]/g, ' ').replace(/\bapi\b/, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const isMoney = (facts: object): facts is { amount: number; currency: string } =>
  'amount' in facts && typeof facts.amount === 'number' && 'currency' in facts && typeof facts.currency === 'string';

/** A sum of money is one fact. */
const withMoney = (facts: object): object => {
  if (!isMoney(facts)) return facts;
  const { amount, currency, ...rest } = facts;
  return { ...rest, amount: formatMoney({ amount, currency }, formatLocale) };
};

/** The facts in an entry's detail: JSON from today's code, or plain text. */
export const factsOf = (text: string): readonly [name: string, value: string][] => {
  if (!text) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return Object.entries(withMoney(parsed))
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => [name.replaceAll('_', ' '), typeof value === 'string' ? value : JSON.stringify(value)]);
  } catch {
    // Plain text, then.
  }
  return [['', text]];
};
