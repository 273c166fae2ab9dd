import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';

import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Checkin, DoorEvent } from '@/lib/api/types';
import { formatTime } from '@/lib/format/dates';

import { doorNumbers } from '../api';
import { Sheet } from './sheet';

const Scan = ({ scan, zone }: { scan: Checkin['recent'][number]; zone: string }) => {
  const t = useT();
  const good = scan.result === 'admitted';
  const Icon = good ? CircleCheck : CircleX;
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 last:border-0">
      <Icon
        aria-label={t(good ? 'verdict.admitted' : 'numbers.refusedOne')}
        size={22}
        className={good ? 'shrink-0 text-success' : 'shrink-0 text-danger'}
      />
      <p className="min-w-0 flex-1">
        <span className="block truncate font-medium" dir="auto">
          {scan.holder ? scan.holder : <T id="numbers.unknown" />}
        </span>
        {scan.reason && (
          <span className="text-14 text-ink-soft">
            <T id={`verdict.${scan.reason}`} />
          </span>
        )}
      </p>
      <p className="tabular shrink-0 text-right text-14 text-ink-soft">
        {formatTime(scan.at, zone, formatLocale)}
        <span className="block" dir="auto">
          {scan.gate}
        </span>
      </p>
    </li>
  );
};

/** The door at a glance: who is in, by type, and the last scans of all gates. */
const Numbers = ({ event, onClose }: { event: DoorEvent; onClose: () => void }) => {
  const query = useQuery(doorNumbers(event.id));
  const { data } = query;
  return (
    <Sheet title={<T id="numbers.title" />} onClose={onClose}>
      {query.isPending && <SkeletonText lines={6} />}
      {query.isError && !data && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {data && (
        <div className="grid gap-6">
          <p className="tabular text-22 font-semibold">
            <T id="numbers.line" values={{ admitted: data.admitted, expected: data.expected, refused: data.refused }} />
          </p>
          <ul className="grid gap-2">
            {data.per_type.map((type) => (
              <li key={type.id} className="flex justify-between gap-4">
                <span dir="auto">{type.name}</span>
                <span className="tabular shrink-0">
                  <T id="numbers.of" values={{ count: type.admitted, capacity: type.expected }} />
                </span>
              </li>
            ))}
          </ul>
          <section>
            <h3 className="title text-18">
              <T id="numbers.recent" />
            </h3>
            {data.recent.length === 0 && (
              <p className="pt-2 text-ink-soft">
                <T id="numbers.none" />
              </p>
            )}
            <ul>
              {data.recent.map((scan, index) => (
                <Scan key={`${scan.at}${index}`} scan={scan} zone={event.zone} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </Sheet>
  );
};

export default Numbers;
