import { Banner } from '@/components/ui/banner';
import { formatNumber, T, useT } from '@/i18n/t';
import type { Line, QueueEntry } from '@/lib/api/types';
import { useTitle } from '@/lib/use-title';

import { estimateOf } from '../estimate';
import { useSeldom } from '../use-seldom';
import { useStart } from '../use-start';
import { DrawLink } from './draw-link';
import { EstimateWords } from './estimate-words';
import { MayClose } from './may-close';
import { Progress } from './progress';

const readEvery = 30_000;

type Props = { entry: QueueEntry; secret: string | undefined; line: Line | undefined };

/** How many are ahead, large, and how long that may take. */
export const Waiting = ({ entry, secret, line }: Props) => {
  const t = useT();
  const ahead = entry.ahead ?? 0;
  const from = useStart(entry.id, ahead);
  const told = useSeldom(ahead, readEvery);
  useTitle(ahead === 0 ? t('queue.tab.next') : t('queue.tab.waiting', { ahead }));
  return (
    <>
      <div className="grid justify-items-center gap-1">
        {ahead === 0 ? (
          <>
            <p className="title py-3 text-48 text-accent">
              <T id="queue.nextUp" />
            </p>
            <p className="text-18 text-ink-soft">
              <T id="queue.nextUpLead" />
            </p>
          </>
        ) : (
          <p>
            <span className="title tabular block text-96 text-accent">{formatNumber(ahead)}</span>
            <span className="text-18 text-ink-soft">
              <T id="queue.ahead" values={{ ahead }} />
            </span>
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {t('queue.announce', { ahead: told })}
      </p>
      <Progress moved={from - ahead} from={from} />
      {line?.state === 'paused' ? (
        <div className="w-full text-left">
          <Banner tone="warning" title={<T id="queue.paused" />}>
            <T id="queue.pausedLead" />
          </Banner>
        </div>
      ) : (
        ahead > 0 && <EstimateWords estimate={estimateOf(entry, line?.mode)} />
      )}
      <MayClose entry={entry} secret={secret} />
      {entry.rank_proof && <DrawLink draw={entry.rank_proof.draw_id} entry={entry.id} words="queue.drawCheck" />}
    </>
  );
};
