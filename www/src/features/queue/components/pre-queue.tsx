import { useQuery } from '@tanstack/react-query';

import { Countdown } from '@/components/ui/countdown';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Line, QueueEntry } from '@/lib/api/types';
import { formatDayTime, viewerZone, zoneName } from '@/lib/format/dates';
import { eventById } from '@/lib/queries/events';
import { useNow } from '@/lib/use-now';
import { useTitle } from '@/lib/use-title';

import { DrawLink } from './draw-link';
import { MayClose } from './may-close';
import { SeedHash } from './seal';

type Props = { entry: QueueEntry; secret: string | undefined; line: Line | undefined; onOpen: () => void };

const Opening = ({ at, onOpen }: { at: string; onOpen: () => void }) => {
  const end = Date.parse(at);
  if (end - useNow(end) <= 0) {
    return (
      <p role="status" className="title py-4 text-28 text-accent">
        <T id="queue.preOpening" />
      </p>
    );
  }
  return (
    <p>
      <span className="title block text-48 text-accent md:text-96">
        <Countdown until={at} onOver={onOpen} />
      </span>
      <span className="text-18 text-ink-soft">
        <T id="queue.preOpensIn" />
      </span>
    </p>
  );
};

/** Before the opening: when it is, how many are here, and how the order will be drawn. */
export const PreQueue = ({ entry, secret, line, onOpen }: Props) => {
  const t = useT();
  const zone = useQuery(eventById(entry.event_id)).data?.zone ?? viewerZone();
  useTitle(t('queue.tab.pre'));
  const waiting = entry.total_waiting ?? line?.waiting ?? 0;
  return (
    <>
      {entry.opens_at && (
        <>
          <Opening at={entry.opens_at} onOpen={onOpen} />
          <p>
            <T
              id="queue.preOpens"
              values={{
                at: (
                  <b key="at">
                    {formatDayTime(entry.opens_at, zone, formatLocale)} {zoneName(entry.opens_at, zone, formatLocale)}
                  </b>
                ),
              }}
            />
            {waiting > 0 && (
              <span className="block text-ink-soft">
                <T id="queue.preWaiting" values={{ waiting }} />
              </span>
            )}
          </p>
        </>
      )}
      <MayClose entry={entry} secret={secret} />
      <div className="grid w-full gap-3 text-left">
        <p>
          <T id="queue.preDraw" />
        </p>
        {line?.draw && (
          <>
            <p className="text-14 text-ink-soft">
              <T id="queue.preSeal" />
            </p>
            <SeedHash hash={line.draw.seed_hash} />
            <DrawLink draw={line.draw.id} entry={entry.id} words="queue.drawHow" />
          </>
        )}
      </div>
    </>
  );
};
