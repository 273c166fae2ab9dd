import { useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { Price } from '@/components/ui/price';
import { Stepper } from '@/components/ui/stepper';
import { T } from '@/i18n/t';
import type { Event, Line, SaleItem } from '@/lib/api/types';
import { times } from '@/lib/format/money';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';
import { forgetGuest, rememberedGuest } from '@/lib/queue-memory';
import { Link, useGo, useHere } from '@/lib/router/navigation';

import { useJoin } from '../api/join-line';
import { ProveAddress } from './prove-address';
import { useFaultText } from '@/components/ui/fault';

type Props = { event: Event; type: SaleItem; mode: Line['mode']; onClose: () => void };

const leastOf = (event: Event, type: SaleItem): number => Math.max(type.min_per_order, event.settings.min_per_order);

const mostOf = (event: Event, type: SaleItem): number =>
  Math.max(
    leastOf(event, type),
    Math.min(type.max_per_order, type.max_per_person ?? Infinity, event.settings.max_per_order),
  );

/** Joins a line: how many, whether fewer would do, and for guests the proof that their address is theirs. */
const JoinDialog = ({ event, type, mode, onClose }: Props) => {
  const go = useGo();
  const here = useHere();
  const form = useId();
  const faultText = useFaultText();
  const session = useSession();
  const join = useJoin(type);
  const [guest, setGuest] = useState(() => (session ? undefined : rememberedGuest()));
  const [quantity, setQuantity] = useState(leastOf(event, type));
  const [fewer, setFewer] = useState(true);
  const proved = session !== null || guest !== undefined;
  const send = (token?: string) =>
    join.mutate(
      { quantity, accept_fewer: fewer, ...(token ? { guest_token: token } : {}) },
      { onSuccess: ({ id, secret }) => go(paths.entry(id, secret ?? undefined)) },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<T id={mode === 'waiting_room' ? 'join.room' : 'join.list'} />}
      description={<T id={mode === 'waiting_room' ? 'join.roomLead' : 'join.listLead'} />}
      actions={
        proved && (
          <Button size="large" className="w-full" type="submit" form={form} busy={join.isPending || join.isSuccess}>
            <T id="join.now" />
          </Button>
        )
      }
    >
      <div className="grid gap-1">
        <div className="flex items-center justify-between gap-4 rounded-surface bg-sunken py-3 pr-2 pl-4">
          <div className="min-w-0">
            <p className="font-semibold" dir="auto">
              {type.name}
            </p>
            <Price value={times(type.price, quantity)} />
          </div>
          <Stepper
            label={type.name}
            value={quantity}
            min={leastOf(event, type)}
            max={mostOf(event, type)}
            onChange={setQuantity}
          />
        </div>
        {quantity > 1 && (
          <Checkbox
            checked={fewer}
            onChange={({ target }) => setFewer(target.checked)}
            label={<T id="join.fewer" />}
            hint={<T id="join.fewerHint" />}
          />
        )}
      </div>
      {proved ? (
        <form
          id={form}
          onSubmit={(submitted) => {
            submitted.preventDefault();
            send(guest?.token);
          }}
        >
          <p className="text-14 text-ink-soft">
            <T id="join.as" values={{ email: <bdi className="font-semibold">{session?.email ?? guest?.email}</bdi> }} />{' '}
            {guest && (
              <button
                type="button"
                className="min-h-11 font-semibold text-accent underline underline-offset-2"
                onClick={() => {
                  forgetGuest();
                  setGuest(undefined);
                }}
              >
                <T id="join.otherAddress" />
              </button>
            )}
          </p>
        </form>
      ) : (
        <>
          <ProveAddress item={type} busy={join.isPending || join.isSuccess} onProved={send} />
          <p className="text-14 text-ink-soft">
            <T
              id="join.account"
              values={{
                signIn: (words) => (
                  <Link
                    key="in"
                    to={paths.signIn(here)}
                    className="font-semibold text-accent underline underline-offset-2"
                  >
                    {words}
                  </Link>
                ),
              }}
            />
          </p>
        </>
      )}
      {join.isError && (
        <p role="alert" className="font-medium text-danger">
          {faultText(join.error)}
        </p>
      )}
    </Dialog>
  );
};

export default JoinDialog;
