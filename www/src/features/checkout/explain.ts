import { useCodeFaultText } from '@/components/code-words';
import { useFaultText } from '@/components/ui/fault';
import { formatLocale } from '@/i18n/store';
import { useT } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import type { Money } from '@/lib/api/types';
import { formatMoney } from '@/lib/format/money';

/** The new total that comes with `price_changed`, when the server names it. */
export const newTotal = (error: unknown): Money | undefined => {
  const total = error instanceof ApiError && error.code === 'price_changed' ? error.problem.total : undefined;
  return typeof total === 'object' && total !== null && 'amount' in total ? (total as Money) : undefined;
};

/** Why an order could not be placed, in words that say what to do. */
export const useOrderFaultText = (zone: string) => {
  const t = useT();
  const faultText = useFaultText();
  const codeFault = useCodeFaultText(zone);
  return (error: unknown): string => {
    if (!(error instanceof ApiError)) return faultText(error);
    const total = newTotal(error);
    switch (error.code) {
      case 'sold_out':
      case 'insufficient_stock': {
        const left = error.problem.available;
        return typeof left === 'number' && left > 0 ? t('checkout.onlyLeft', { count: left }) : t('checkout.soldOut');
      }
      case 'price_changed':
        return total
          ? t('checkout.priceChangedTo', { total: formatMoney(total, formatLocale) })
          : t('checkout.priceChanged');
      case 'limit_exceeded': {
        const { max, already } = error.problem;
        return typeof max === 'number' && typeof already === 'number'
          ? t('checkout.personLimit', { max, already })
          : faultText(error);
      }
      default:
        return codeFault(error) ?? faultText(error);
    }
  };
};
