import { useQuery } from '@tanstack/react-query';
import { Hourglass, Ticket } from 'lucide-react';

import { ListRow } from '@/components/ui/list-row';
import { T } from '@/i18n/t';
import type { QueueEntry } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { paths } from '@/lib/paths';
import { eventById } from '@/lib/queries/events';
import { myEntries } from '@/lib/queries/queue';
import { Link } from '@/lib/router/navigation';
import { isLive } from '@/lib/use-entry';

import { PlaceWords } from './place-words';

// One channel for each of them would be too many; who waits for one in earnest looks at its page.
const askEvery = 10_000;

const Row = ({ entry }: { entry: QueueEntry }) => {
  const event = useQuery(eventById(entry.event_id)).data;
  const turn = entry.status === 'offered';
  const Icon = turn ? Ticket : Hourglass;
  return (
    <ListRow
      leading={
        <span
          className={cx(
            'inline-flex size-11 shrink-0 items-center justify-center rounded-pill',
            turn ? 'bg-accent text-on-accent' : 'bg-accent-soft text-accent',
          )}
        >
          <Icon aria-hidden size={20} />
        </span>
      }
      title={
        <Link to={paths.entry(entry.id)} className="row-link" dir="auto">
          {event?.name ?? entry.item_name}
        </Link>
      }
    >
      <span dir="auto">
        <T id="queue.wanted" values={{ count: entry.quantity, name: <bdi>{entry.item_name}</bdi> }} />
      </span>
      <span className={cx('block font-semibold', turn ? 'text-accent' : 'text-ink')}>
        <PlaceWords entry={entry} />
      </span>
    </ListRow>
  );
};

/** Where somebody stands in line, above what they have already; nothing for who waits for nothing. */
export const MyLines = () => {
  const entries = useQuery({ ...myEntries, refetchInterval: askEvery }).data?.items.filter(isLive) ?? [];
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="lines-title" className="pb-10">
      <h2 id="lines-title" className="title text-22">
        <T id="place.mine" />
      </h2>
      <ul>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
};
