import { useQuery } from '@tanstack/react-query';
import { Ticket as TicketIcon, TicketX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';

import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fault, useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { WhenWhere } from '@/components/when-where';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import type { TicketTransfer } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';
import { acceptTransfer, transferBy } from '@/lib/queries/transfers';
import { Link, useSearchTexts } from '@/lib/router/navigation';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

type Part = { token: string; transfer: TicketTransfer };

const ofStatus = (tickets: TicketTransfer['tickets'], status: TicketTransfer['status']) =>
  tickets.filter((ticket) => ticket.status === status);

/** The event, and those of the tickets that can be had, or were taken over and are still theirs. */
const What = ({ event, status, tickets }: TicketTransfer) => (
  <section className="grid gap-2 rounded-surface border border-line bg-surface p-5">
    <h2 className="title text-22" dir="auto">
      {event.name}
    </h2>
    <WhenWhere event={event} />
    <ul className="grid gap-1">
      {ofStatus(tickets, status).map(({ id, name }) => (
        <li key={id} className="flex items-center gap-2" dir="auto">
          <TicketIcon aria-hidden size={18} className="text-ink-faint" />
          {name}
        </li>
      ))}
    </ul>
  </section>
);

const signInAt = (token: string) => (words: ReactNode) => (
  <Link
    key="in"
    to={paths.signIn(paths.transfer(token))}
    className="font-semibold text-accent underline underline-offset-2"
  >
    {words}
  </Link>
);

const Offer = ({ token, transfer }: Part) => {
  const t = useT();
  const faultText = useFaultText();
  const session = useSession();
  const form = useForm({ defaultValues: { name: session?.name ?? '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const send = form.handleSubmit(async ({ name }) => {
    try {
      const accepted = await acceptTransfer(token, name.trim());
      queryClient.setQueryData(transferBy(token).queryKey, accepted);
      await queryClient.invalidateQueries({ queryKey: ['my-tickets'] });
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
      await queryClient.invalidateQueries({ queryKey: transferBy(token).queryKey });
    }
  });
  const until = formatDayTime(transfer.expires_at, transfer.event.zone, formatLocale);
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send().finally(summary.tried);
      }}
    >
      <p className="text-ink-soft">
        <T id="transfer.free" /> <T id="transfer.until" values={{ until }} />
      </p>
      <What {...transfer} />
      <ErrorSummary {...summary} />
      <Field
        id="name"
        label={<T id="transfer.name" />}
        hint={<T id="transfer.nameHint" />}
        error={errors.name?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (text) => text.trim() !== '' || t('transfer.nameMissing') })}
            autoComplete="name"
            dir="auto"
          />
        )}
      </Field>
      <p className="text-14 text-ink-soft">
        {session ? <T id="transfer.signedIn" /> : <T id="transfer.signInFirst" values={{ signIn: signInAt(token) }} />}
      </p>
      <Button type="submit" busy={isSubmitting} className="justify-self-start">
        <T id="transfer.accept" />
      </Button>
    </form>
  );
};

const Accepted = ({ token, transfer }: Part) => (
  <div className="grid gap-5">
    <p className="text-ink-soft">
      <T id={transfer.in_account ? 'transfer.inAccount' : 'transfer.acceptedLead'} />
    </p>
    <What {...transfer} />
    <ul className="grid gap-3">
      {ofStatus(transfer.tickets, 'accepted').map(({ id, name }) => (
        <li key={id}>
          <Link to={paths.ticket(id, transfer.in_account ? undefined : token)} className={buttonClass('primary')}>
            <T id="transfer.show" />
            <span className="sr-only">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  </div>
);

const ends = {
  withdrawn: 'transfer.over.withdrawn',
  expired: 'transfer.over.expired',
  cancelled: 'transfer.over.cancelled',
  passed_on: 'transfer.over.passedOn',
} as const;

const Over = ({ status, from }: { status: keyof typeof ends; from: string }) => (
  <EmptyState icon={<TicketX aria-hidden />} title={<T id={ends[status]} />}>
    <T id="transfer.over.lead" values={{ from }} />
  </EmptyState>
);

const Loaded = (part: Part) => {
  const { status, from_name: from, tickets } = part.transfer;
  const title =
    status === 'accepted' ? (
      <T id="transfer.accepted" />
    ) : status === 'offered' ? (
      <T id="transfer.offer" values={{ from, count: ofStatus(tickets, 'offered').length }} />
    ) : (
      <T id="transfer.page" />
    );
  return (
    <>
      <PageHeader title={title} />
      {status === 'offered' && <Offer {...part} />}
      {status === 'accepted' && <Accepted {...part} />}
      {status !== 'offered' && status !== 'accepted' && <Over status={status} from={from} />}
    </>
  );
};

/** What the link of a mail offers: tickets that somebody passes on. */
export const TransferPage = () => {
  const t = useT();
  const { token = '' } = useSearchTexts('token');
  const query = useQuery(transferBy(token));
  useTitle(t('transfer.page'));
  return (
    <div className="page max-w-column pb-8">
      {query.isPending && <SkeletonText lines={6} />}
      {query.data && <Loaded token={token} transfer={query.data} />}
      {query.isError &&
        (isStatus(query.error, 404) ? (
          <>
            <PageHeader title={<T id="transfer.unknown" />} />
            <p className="text-ink-soft">
              <T id="transfer.unknownLead" />
            </p>
          </>
        ) : (
          <Fault error={query.error} onRetry={() => void query.refetch()} />
        ))}
    </div>
  );
};
