import { useQuery } from '@tanstack/react-query';
import { DoorClosed, DoorOpen, Hourglass, PartyPopper, type LucideIcon } from 'lucide-react';

import { Button, buttonClass } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import type { QueueEntry } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { eventById } from '@/lib/queries/events';
import { useSession } from '@/lib/queries/session';
import { Link } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useTitle } from '@/lib/use-title';

import { useRejoin } from '../api';
import { endedHow, type Ended } from '../ended';

type Props = { entry: QueueEntry; secret: string | undefined };

const icons: Record<Ended, LucideIcon> = {
  expired: Hourglass,
  purchased: PartyPopper,
  left: DoorOpen,
  order_cancelled: DoorOpen,
  closed: DoorClosed,
};

const ToEvent = ({ entry, main = false }: { entry: QueueEntry; main?: boolean }) => {
  const event = useQuery(eventById(entry.event_id)).data;
  return (
    event && (
      <Link to={paths.event(event.slug)} className={buttonClass(main ? 'primary' : 'secondary')}>
        <T id="queue.toEvent" />
      </Link>
    )
  );
};

const Rejoin = ({ entry, secret }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const rejoin = useRejoin(entry.id, secret);
  return (
    <Button
      busy={rejoin.isPending}
      onClick={() =>
        rejoin.mutate(undefined, {
          onSuccess: () => toast(t('queue.rejoined')),
          onError: (error) => toast(faultText(error), { tone: 'danger' }),
        })
      }
    >
      <T id="queue.rejoin" />
    </Button>
  );
};

/** A place in line that has come to its end: how, and what can be done now. */
export const Over = ({ entry, secret }: Props) => {
  const t = useT();
  const session = useSession();
  useTitle(t('queue.tab.over'));
  const how = endedHow(entry);
  const Icon = icons[how];
  return (
    <>
      <Icon aria-hidden size={56} strokeWidth={1.5} className="text-ink-faint" />
      <p className="max-w-md text-ink-soft">
        <T id={`queue.ended.${how}Lead`} />
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        {how === 'expired' && <Rejoin entry={entry} secret={secret} />}
        {how === 'purchased' && session && (
          <Link to={paths.tickets()} className={buttonClass()}>
            <T id="queue.toTickets" />
          </Link>
        )}
        <ToEvent entry={entry} main={how !== 'expired' && how !== 'purchased'} />
      </div>
    </>
  );
};
