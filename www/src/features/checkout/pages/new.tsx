import { useQuery } from '@tanstack/react-query';
import { ShoppingBag } from 'lucide-react';
import { useRef } from 'react';

import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { isCode } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import type { Event, Money, TicketType } from '@/lib/api/types';
import { basketFrom, countOf, estimate } from '@/lib/basket';
import { paths } from '@/lib/paths';
import { eventById, ticketTypesOf } from '@/lib/queries/events';
import { sessionQuery } from '@/lib/queries/session';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { usePlaceOrder } from '../api';
import { BuyerForm, type Buyer } from '../components/buyer-form';
import { Frame } from '../components/frame';
import { SummaryBox } from '../components/summary-box';
import { newTotal, useOrderFaultText } from '../explain';

const Begin = ({ event, types, lines }: { event: Event; types: readonly TicketType[]; lines: string | undefined }) => {
  const go = useGo();
  const basket = basketFrom(lines);
  const session = useQuery(sessionQuery);
  const explain = useOrderFaultText();
  const place = usePlaceOrder();
  const computed = estimate(basket, types, event.currency);
  // Once the server has named another price and the buyer goes on, that price is the one agreed to.
  const named = useRef<Money>(undefined);

  const submit = async ({ name, email, phone }: Buyer) => {
    try {
      const { order, secret } = await place.mutateAsync({
        event_id: event.id,
        lines: computed.lines.map(({ ticket_type_id, quantity }) => ({ ticket_type_id, quantity })),
        buyer: { name, email, ...(phone ? { phone } : {}) },
        expected_total: named.current ?? computed.total,
      });
      go(order.status === 'completed' ? paths.result(order.id, secret) : paths.checkout(order.id, secret), {
        replace: true,
      });
    } catch (error) {
      named.current = newTotal(error);
      if (isCode(error, 'sold_out', 'price_changed')) void queryClient.invalidateQueries(ticketTypesOf(event.id));
      throw error;
    }
  };

  if (session.isPending) return <SkeletonText lines={8} />;
  const profile = session.data;
  return (
    <Frame
      step={computed.total.amount === 0 ? undefined : 'you'}
      title="checkout.title.you"
      summary={<SummaryBox event={{ ...event, image: event.images[0] ?? null }} order={computed} />}
    >
      {!profile && (
        <p className="text-ink-soft">
          <T
            id="checkout.guest"
            values={{
              signIn: (words) => (
                <Link
                  key="in"
                  to={paths.signIn(paths.newCheckout(event.id, lines ?? ''))}
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
        initial={{ name: profile?.name ?? '', email: profile?.email ?? '', phone: profile?.phone ?? '' }}
        onSubmit={submit}
        explain={explain}
        free={computed.total.amount === 0}
      />
      <Link
        to={paths.event(event.slug)}
        className="inline-flex min-h-11 items-center justify-self-start text-14 font-semibold text-accent underline underline-offset-2"
      >
        <T id="checkout.changeTickets" />
      </Link>
    </Frame>
  );
};

/** The checkout's first step: who gets the tickets. After it they are held. */
export const NewCheckoutPage = () => {
  const t = useT();
  useTitle(t('checkout.tab'));
  const { event: eventId = '', lines } = useSearchTexts('event', 'lines');
  const event = useQuery({ ...eventById(eventId), enabled: eventId !== '' });
  const types = useQuery({ ...ticketTypesOf(eventId), enabled: eventId !== '' });
  if (eventId === '' || countOf(basketFrom(lines)) === 0) {
    return (
      <div className="page py-10">
        <EmptyState
          icon={<ShoppingBag aria-hidden />}
          title={<T id="checkout.empty" />}
          action={
            <Link to={paths.home()} className={buttonClass()}>
              <T id="action.home" />
            </Link>
          }
        >
          <T id="checkout.emptyLead" />
        </EmptyState>
      </div>
    );
  }
  if (event.data && types.data) return <Begin event={event.data} types={types.data.items} lines={lines} />;
  return (
    <div className="page py-10">
      {event.isError || types.isError ? (
        <Fault
          error={event.error ?? types.error}
          onRetry={() => {
            void event.refetch();
            void types.refetch();
          }}
        />
      ) : (
        <SkeletonText lines={8} />
      )}
    </div>
  );
};
