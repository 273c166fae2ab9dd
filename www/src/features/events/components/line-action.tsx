import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';

import { PlaceWords } from '@/components/queue/place-words';
import { Button, buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import type { Event, Line, SaleItem } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { myEntries } from '@/lib/queries/queue';
import { useSession } from '@/lib/queries/session';
import { rememberedEntry } from '@/lib/queue-memory';
import { Link } from '@/lib/router/navigation';
import { isLive, itemOf, useEntry } from '@/lib/use-entry';

import { useWaiting } from '../use-waiting';

const JoinDialog = lazy(() => import('./join-dialog'));

type Props = { event: Event; type: SaleItem; mode: Line['mode'] };

const Join = ({ event, type, mode }: Props) => {
  const [joining, join] = useState(false);
  useWaiting(event.id, type.id);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button look="secondary" onClick={() => join(true)}>
        <T id={mode === 'waiting_room' ? 'join.room' : 'join.list'} />
      </Button>
      {type.queue && (
        <p aria-live="polite" className="text-14 text-ink-soft">
          <T id="join.waiting" values={{ waiting: type.queue.waiting }} />
        </p>
      )}
      {joining && (
        <Suspense>
          <JoinDialog event={event} type={type} mode={mode} onClose={() => join(false)} />
        </Suspense>
      )}
    </div>
  );
};

type OwnProps = { id: string; secret?: string | undefined; children: ReactNode };

const OwnPlace = ({ id, secret, children }: OwnProps) => {
  const { query } = useEntry(id, secret);
  const entry = query.data;
  // Over, or nobody knows of it any more: one may join anew.
  if (query.isError || (entry && !isLive(entry))) return children;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control bg-accent-soft py-1 pr-1 pl-3">
      <p aria-live="polite" className="font-semibold">
        {entry ? <PlaceWords entry={entry} /> : '…'}
      </p>
      <Link to={paths.entry(id, secret)} className={buttonClass('quiet', 'small')}>
        <T id="join.see" />
        <ArrowRight aria-hidden size={16} />
      </Link>
    </div>
  );
};

/** What there is where a ticket cannot simply be bought: one's place in line, or the way to one. */
const LineAction = (props: Props) => {
  const session = useSession();
  const mine = useQuery({ ...myEntries, enabled: session !== null }).data?.items;
  const place = session
    ? mine?.find((entry) => itemOf(entry) === props.type.id && isLive(entry))
    : rememberedEntry(props.type.id);
  const join = <Join {...props} />;
  return place ? (
    <OwnPlace key={place.id} id={place.id} secret={place.secret ?? undefined}>
      {join}
    </OwnPlace>
  ) : (
    join
  );
};

export default LineAction;
