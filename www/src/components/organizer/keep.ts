import type { FeePolicy } from '@/lib/api/types';
import { amountFrom } from '@/lib/format/amount-input';

/** What the fields say that is kept of each order of an event that is cancelled. */
export type KeepValues = {
  keeps: 'nothing' | 'some';
  fee: boolean;
  percent: string;
  fixed: string;
  per: FeePolicy['per'];
};

export const nothingKept: KeepValues = { keeps: 'nothing', fee: false, percent: '', fixed: '', per: 'order' };

/** "12.5" as 1250 basis points; undefined when it is no share. */
export const basisPoints = (text: string): number | undefined => {
  const bare = text.trim().replace(',', '.');
  if (bare === '') return 0;
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(bare)) return undefined;
  const [whole = '0', fraction = ''] = bare.split('.');
  const points = Number(whole + fraction.padEnd(2, '0'));
  return points <= 10_000 ? points : undefined;
};

export const fixedAmount = (text: string, currency: string): number | undefined =>
  text.trim() === '' ? 0 : amountFrom(text, currency);

/** What is asked of the server; a field that cannot be read keeps nothing until it is put right. */
export const policyOf = (values: KeepValues, currency: string): FeePolicy =>
  values.keeps === 'nothing'
    ? { keep_fee: false, percent: 0, fixed: 0, per: 'order' }
    : {
        keep_fee: values.fee,
        percent: basisPoints(values.percent) ?? 0,
        fixed: fixedAmount(values.fixed, currency) ?? 0,
        per: values.per,
      };
