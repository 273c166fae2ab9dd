import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';

import { EmailText } from '@/components/email-text';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { randomKey } from '@/lib/api/idempotency';
import type { DoorEvent, FoundTicket } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';

import { foundTickets } from '../api';
import type { Question } from '../outcome';
import { Sheet } from './sheet';

const pause = 300;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

const statuses = ['used', 'cancelled', 'transferred'] as const;
const isStatus = (text: string): text is (typeof statuses)[number] => statuses.some((each) => each === text);

const Found = ({ ticket, zone, onChoose }: { ticket: FoundTicket; zone: string; onChoose: () => void }) => {
  const t = useT();
  const inside = ticket.checked_in_at !== null;
  return (
    <li className="flex items-center gap-4 border-b border-line py-3 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <bdi>{ticket.holder.name}</bdi>
        </p>
        <p className="text-14 text-ink-soft">
          <bdi>{ticket.ticket_type.name}</bdi> · <EmailText address={ticket.holder.email} />
        </p>
        <p className="tabular font-mono text-14 text-ink-soft">
          {ticket.number} · {ticket.order_number}
        </p>
        {inside && (
          <Badge tone="warning">
            <T id="lookup.inside" values={{ at: formatDayTime(ticket.checked_in_at!, zone, formatLocale) }} />
          </Badge>
        )}
        {!inside && ticket.status !== 'valid' && isStatus(ticket.status) && (
          <Badge tone="danger">
            <T id={`lookup.${ticket.status}`} />
          </Badge>
        )}
      </div>
      <Button
        look="secondary"
        aria-label={t('lookup.admitNamed', { name: ticket.holder.name, number: ticket.number })}
        onClick={onChoose}
      >
        <T id="lookup.admit" />
      </Button>
    </li>
  );
};

const usual = ['noPhone', 'unreadable', 'idChecked'] as const;

type Chosen = { ticket: FoundTicket; onAdmit: (question: Question) => void; onBack: () => void };

const Why = ({ ticket, onAdmit, onBack }: Chosen) => {
  const t = useT();
  const name = useId();
  const [reason, setReason] = useState<(typeof usual)[number] | 'other'>();
  const [other, setOther] = useState('');
  const [tried, setTried] = useState(false);
  const text = reason === 'other' ? other.trim() : reason && t(`lookup.why.${reason}`);
  const enough = (text ?? '').length >= 3;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text && enough)
          onAdmit({ nonce: randomKey(), ticketId: ticket.id, name: ticket.holder.name, reason: text });
      }}
    >
      <p className="title text-28" dir="auto">
        {ticket.holder.name}
      </p>
      <p className="text-ink-soft" dir="auto">
        {ticket.ticket_type.name} · <span className="font-mono">{ticket.number}</span>
      </p>
      <Choices legend={<T id="lookup.why" />} hint={<T id="lookup.whyHint" />}>
        {[...usual, 'other' as const].map((each) => (
          <Radio
            key={each}
            name={name}
            value={each}
            checked={reason === each}
            onChange={() => setReason(each)}
            label={<T id={`lookup.why.${each}`} />}
          />
        ))}
      </Choices>
      {reason === 'other' && (
        <Field label={<T id="lookup.otherReason" />}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              autoFocus
              maxLength={300}
              value={other}
              onChange={({ target }) => setOther(target.value)}
            />
          )}
        </Field>
      )}
      {tried && !enough && (
        <p role="alert" className="text-danger">
          <T id="lookup.whyMissing" />
        </p>
      )}
      <Button type="submit" size="large" wide>
        <T id="lookup.admitNow" />
      </Button>
      <Button look="quiet" wide onClick={onBack}>
        <T id="action.back" />
      </Button>
    </form>
  );
};

type Props = { event: DoorEvent; onClose: () => void; onAdmit: (question: Question) => void };

/** Finds a ticket without its code, and admits by hand with a reason. */
const Lookup = ({ event, onClose, onAdmit }: Props) => {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<FoundTicket>();
  const q = useSettled(text.trim());
  const query = useQuery(foundTickets(event.id, q));
  const items = query.data?.items;
  return (
    <Sheet title={<T id="door.find" />} onClose={onClose}>
      {chosen ? (
        <Why ticket={chosen} onAdmit={onAdmit} onBack={() => setChosen(undefined)} />
      ) : (
        <>
          <Field label={<T id="lookup.label" />} hint={<T id="lookup.hint" />}>
            {(control) => (
              <Input
                {...control}
                type="search"
                autoFocus
                autoComplete="off"
                dir="auto"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          {query.isFetching && !items && <SkeletonText lines={4} />}
          {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
          <p role="status" className="text-ink-soft">
            {items && q.length >= 2 ? t('lookup.count', { count: items.length }) : ''}
          </p>
          <ul>
            {items?.map((ticket) => (
              <Found key={ticket.id} ticket={ticket} zone={event.zone} onChoose={() => setChosen(ticket)} />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
};

export default Lookup;
