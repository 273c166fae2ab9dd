import { formatLocale } from '@/i18n/store';
import type { Day, DiscountCode, Event, SaleItem } from '@/lib/api/types';
import { dayName } from '@/lib/format/event-days';

import { takenOn } from '../counts';
import { CodeDialog } from './code-dialog';
import { DayDialog } from './day-dialog';
import { DeleteStock } from './delete-stock';
import { ItemDialog } from './item-dialog';

/** What is being added, changed or deleted. */
export type Asked = { gone?: boolean } & (
  { what: 'type' | 'bundle'; item?: SaleItem } | { what: 'day'; item?: Day } | { what: 'code'; item?: DiscountCode }
);

const nameOf = (asked: Asked): string => {
  switch (asked.what) {
    case 'day':
      return asked.item ? dayName(asked.item, formatLocale) : '';
    case 'code':
      return asked.item?.code ?? '';
    default:
      return asked.item?.name ?? '';
  }
};

type Props = {
  event: Event;
  asked: Asked;
  stock: { days: readonly Day[]; types: readonly SaleItem[]; bundles: readonly SaleItem[] };
  onClose: () => void;
};

/** The dialog for what was asked for. */
export const AskedDialog = ({ event, asked, stock: { days, types, bundles }, onClose }: Props) => {
  if (asked.gone && asked.item) {
    return (
      <DeleteStock eventId={event.id} what={asked.what} id={asked.item.id} name={nameOf(asked)} onClose={onClose} />
    );
  }
  switch (asked.what) {
    case 'type':
    case 'bundle':
      return (
        <ItemDialog
          kind={asked.what}
          event={event}
          days={days}
          others={types}
          item={asked.item}
          sort={asked.item?.sort ?? types.length + bundles.length}
          onClose={onClose}
        />
      );
    case 'day':
      return (
        <DayDialog
          event={event}
          day={asked.item}
          days={days}
          taken={asked.item && takenOn(asked.item, [...bundles, ...types])}
          onClose={onClose}
        />
      );
    case 'code':
      return <CodeDialog event={event} code={asked.item} items={[...bundles, ...types]} onClose={onClose} />;
  }
};
