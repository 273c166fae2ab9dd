import { useQuery } from '@tanstack/react-query';
import { ShoppingBag } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';

import { CodeField } from '@/components/code-field';
import { HomeLink } from '@/components/home-link';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { ApiError, isCode } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import type { Event, Money, Question, SaleItem } from '@/lib/api/types';
import { basketFrom, countOf } from '@/lib/basket';
import { paths, type Offered } from '@/lib/paths';
import { eventById, ticketTypesOf } from '@/lib/queries/events';
import { bundlesOf, checkedCode } from '@/lib/queries/inventory';
import { questionsOf } from '@/lib/queries/questions';
import { entryById } from '@/lib/queries/queue';
import { sessionQuery } from '@/lib/queries/session';
import { rememberOrder } from '@/lib/queue-memory';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { usePlaceOrder } from '../api';
import { BuyerForm, type BuyerValues } from '../components/buyer-form';
import { Frame } from '../components/frame';
import { NotYours } from '../components/not-yours';
import { OfferClock } from '../components/offer-clock';
import { SummaryBox } from '../components/summary-box';
import { newTotal, useOrderFaultText } from '../explain';
import { askedOf, givenAnswers } from '../said';
import { useCheckedCode } from '../use-checked-code';

type BeginProps = {
  event: Event;
  items: readonly SaleItem[];
  questions: readonly Question[];
  lines: string;
  code: string;
  /** The offer that these tickets are kept by, when it was one's turn in a line. */
  offered: Offered | undefined;
};

const Begin = ({ event, items: shown, questions, lines, code, offered }: BeginProps) => {
  const go = useGo();
  const basket = basketFrom(lines);
  const session = useQuery(sessionQuery);
  const explain = useOrderFaultText(event.zone);
  const place = usePlaceOrder();
  const { query: looked, checked, trouble, items, computed, missing } = useCheckedCode(event, code, shown, basket);
  // Once the server has named another price and the buyer goes on, that price is the one agreed to; with another code it
  // is another order.
  const named = useRef<{ code: string; total: Money | undefined }>(undefined);
  const kept = useQuery({ ...entryById(offered?.entry ?? '', offered?.secret), enabled: offered?.entry !== undefined });
  const waiting = code !== '' && looked.isPending;
  const [begun, begin] = useState(false);
  const wished = JSON.stringify(computed.lines.map(({ id, name, quantity }) => ({ id, name, quantity })));
  const asked = useMemo(
    () => askedOf(questions, JSON.parse(wished) as { id: string; name: string; quantity: number }[]),
    [questions, wished],
  );

  const submit = async ({ name, email, phone, answers, named: withNames, tickets }: BuyerValues) => {
    const about = asked.tickets.map((ticket, index) => ({
      ...(withNames ? { name: tickets[index]?.name.trim() ?? '', email: tickets[index]?.email.trim() ?? '' } : {}),
      ...(ticket.questions.length > 0
        ? { answers: givenAnswers(ticket.questions, tickets[index]?.answers ?? []) }
        : {}),
    }));
    try {
      const { order, secret } = await place.mutateAsync({
        event_id: event.id,
        lines: computed.lines.map(({ id, quantity }) =>
          id.startsWith('bundle_') ? { bundle_id: id, quantity } : { ticket_type_id: id, quantity },
        ),
        ...(offered?.offer ? { offer_id: offered.offer } : {}),
        ...(checked && !trouble ? { discount_code: checked.code } : {}),
        buyer: { name, email, ...(phone ? { phone } : {}) },
        ...(asked.order.length > 0 ? { answers: givenAnswers(asked.order, answers) } : {}),
        ...(about.some((said) => Object.keys(said).length > 0) ? { tickets: about } : {}),
        expected_total: (named.current?.code === code ? named.current.total : undefined) ?? computed.total,
      });
      if (offered && secret) rememberOrder(order.id, secret);
      go(order.status === 'completed' ? paths.result(order.id, secret) : paths.checkout(order.id, secret), {
        replace: true,
      });
    } catch (error) {
      named.current = { code, total: newTotal(error) };
      if (isCode(error, 'sold_out', 'insufficient_stock', 'price_changed')) {
        void queryClient.invalidateQueries(ticketTypesOf(event.id));
        void queryClient.invalidateQueries(bundlesOf(event.id));
      }
      // A code that ran out meanwhile says so at its own field, too.
      if (error instanceof ApiError && error.code.startsWith('code_') && code)
        void queryClient.invalidateQueries(checkedCode(event.id, code));
      throw error;
    }
  };

  // A code may show what was chosen, so that nothing can be ordered before it is looked up. What was typed by the time
  // another one is entered must stay, though.
  if (!begun) {
    if (!session.isPending && !waiting && !kept.isLoading) begin(true);
    return (
      <div className="page py-10">
        <SkeletonText lines={8} />
      </div>
    );
  }
  if (place.isError && isCode(place.error, 'offer_expired', 'offer_used', 'queue_required'))
    return <NotYours event={event} code={code} offered={offered} error={place.error} />;
  const profile = session.data;
  return (
    <Frame
      step={computed.total.amount === 0 ? undefined : 'you'}
      title="checkout.title.you"
      summary={
        <SummaryBox
          event={{ ...event, image: event.images[0] ?? null }}
          order={{ ...computed, discount_code: checked?.code ?? null }}
        >
          <CodeField
            query={looked}
            code={code}
            onCode={(next) => go(paths.newCheckout(event.id, lines, next, offered), { replace: true })}
            items={items}
            zone={event.zone}
            trouble={trouble}
          />
        </SummaryBox>
      }
    >
      {missing > 0 && !waiting && (
        <Banner tone="warning" live title={<T id="checkout.leftOut" values={{ count: missing }} />}>
          <T id="checkout.leftOutLead" />
        </Banner>
      )}
      {offered && <OfferClock {...offered} />}
      {!profile && !offered && (
        <p className="text-ink-soft">
          <T
            id="checkout.guest"
            values={{
              signIn: (words) => (
                <Link
                  key="in"
                  to={paths.signIn(paths.newCheckout(event.id, lines, code, offered))}
                  className="font-semibold text-accent underline underline-offset-2"
                >
                  {words}
                </Link>
              ),
            }}
          />
        </p>
      )}
      <BuyerForm
        initial={{
          name: profile?.name ?? '',
          email: profile?.email ?? kept.data?.email ?? '',
          phone: profile?.phone ?? '',
        }}
        keptFor={!profile && kept.data !== undefined}
        onSubmit={submit}
        explain={explain}
        free={computed.total.amount === 0}
        waiting={waiting}
        asked={asked}
      />
      <Link
        to={offered?.entry ? paths.entry(offered.entry, offered.secret) : paths.event(event.slug, code)}
        className="inline-flex min-h-11 items-center justify-self-start text-14 font-semibold text-accent underline underline-offset-2"
      >
        <T id={offered ? 'checkout.backToOffer' : 'checkout.changeTickets'} />
      </Link>
    </Frame>
  );
};

const none: readonly Question[] = [];

/** The checkout's first step: who gets the tickets. After it they are held. */
export const NewCheckoutPage = () => {
  const t = useT();
  useTitle(t('checkout.tab'));
  const {
    event: eventId = '',
    lines = '',
    code = '',
    ...place
  } = useSearchTexts('event', 'lines', 'code', 'offer', 'entry', 'secret');
  const event = useQuery({ ...eventById(eventId), enabled: eventId !== '' });
  const types = useQuery({ ...ticketTypesOf(eventId), enabled: eventId !== '' });
  const passes = lines.includes('bundle_');
  const bundles = useQuery({ ...bundlesOf(eventId), enabled: eventId !== '' && (passes || code !== '') });
  const questions = useQuery({ ...questionsOf(eventId), enabled: event.data?.asks_questions === true });
  if (eventId === '' || countOf(basketFrom(lines)) === 0) {
    return (
      <div className="page py-10">
        <EmptyState icon={<ShoppingBag aria-hidden />} title={<T id="checkout.empty" />} action={<HomeLink />}>
          <T id="checkout.emptyLead" />
        </EmptyState>
      </div>
    );
  }
  if (event.data && types.data && (bundles.data || !passes) && (questions.data || !event.data.asks_questions)) {
    const items = [...types.data.items, ...(bundles.data?.items ?? [])];
    return (
      <Begin
        event={event.data}
        items={items}
        questions={questions.data?.items ?? none}
        lines={lines}
        code={code}
        offered={place.offer ? place : undefined}
      />
    );
  }
  return (
    <div className="page py-10">
      {event.isError || types.isError || bundles.isError || questions.isError ? (
        <Fault
          error={event.error ?? types.error ?? bundles.error ?? questions.error}
          onRetry={() => {
            void event.refetch();
            void types.refetch();
            if (passes) void bundles.refetch();
            if (questions.isError) void questions.refetch();
          }}
        />
      ) : (
        <SkeletonText lines={8} />
      )}
    </div>
  );
};
