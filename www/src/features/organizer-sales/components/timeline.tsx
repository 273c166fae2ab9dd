import { useQuery } from '@tanstack/react-query';

import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Happening } from '@/lib/api/types';

import { timelineOf } from '../api';
import { wordsFor } from './happening';
import { Part } from './part';

type At = (moment: string) => string;

const Entry = ({ entry, at }: { entry: Happening; at: At }) => {
  const words = wordsFor(entry.what);
  if (!words) return null;
  return (
    <li className="relative grid gap-0.5 border-l-2 border-line pb-4 pl-5 last:pb-0">
      <span aria-hidden className="absolute top-1.5 -left-[5px] size-2 rounded-pill bg-ink-faint" />
      <span>
        <T id={words} />
        {entry.ticket && <span className="ml-2 font-mono text-14">{entry.ticket}</span>}
        {entry.amount && (
          <span className="ml-2">
            <Money value={entry.amount} />
          </span>
        )}
      </span>
      {entry.note && (
        <span className="text-14 break-words text-ink-soft" dir="auto">
          {entry.what.startsWith('dispute.') ? entry.note.replaceAll('_', ' ') : entry.note}
        </span>
      )}
      <span className="text-14 text-ink-faint">
        <time dateTime={entry.at}>{at(entry.at)}</time>
        {entry.actor && (
          <>
            {' · '}
            <bdi>{entry.actor}</bdi>
          </>
        )}
      </span>
    </li>
  );
};

/** What happened to the order, newest first. */
export const Timeline = ({ orderId, at }: { orderId: string; at: At }) => {
  const query = useQuery(timelineOf(orderId));
  return (
    <Part title="timeline.title">
      {query.isPending && <SkeletonText lines={4} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <ol>
          {query.data.items.map((entry, index) => (
            <Entry key={`${entry.at}.${index}`} entry={entry} at={at} />
          ))}
        </ol>
      )}
    </Part>
  );
};
