import { formatLocale } from '@/i18n/store';
import type { Day, Event } from '@/lib/api/types';
import { formatSpan } from '@/lib/format/dates';
import { dayName } from '@/lib/format/event-days';

import type { Taken } from '../counts';
import { Numbers, StockRow } from './stock-row';

// What is neither sold nor held nor left is kept for those who have a code.
const keptOf = ({ capacity, available }: Day, { sold, held }: Taken): number =>
  capacity === null || available === null ? 0 : Math.max(0, capacity - sold - held - available);

type Props = { event: Event; day: Day; taken: Taken; onEdit: () => void; onDelete: () => void };

/** A day with how full it is. */
export const DayRow = ({ event, day, taken, onEdit, onDelete }: Props) => (
  <StockRow
    name={dayName(day, formatLocale)}
    title={<bdi>{dayName(day, formatLocale)}</bdi>}
    numbers={<Numbers {...taken} kept={keptOf(day, taken)} capacity={day.capacity} />}
    onEdit={onEdit}
    onDelete={taken.sold + taken.held === 0 ? onDelete : undefined}
  >
    <p className="max-w-measure text-14 text-ink-soft">
      {formatSpan(day.starts_at, day.ends_at, event.zone, formatLocale)}
      {day.place && (
        <>
          {' · '}
          <bdi>{day.place}</bdi>
        </>
      )}
    </p>
    {day.description && (
      <p className="max-w-measure text-14 text-ink-soft">
        <bdi>{day.description}</bdi>
      </p>
    )}
  </StockRow>
);
