import { useQuery } from '@tanstack/react-query';

import { Button } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import type { Event, TicketType } from '@/lib/api/types';
import { basketText, countOf, estimate } from '@/lib/basket';
import { paths } from '@/lib/paths';
import { ticketTypesOf } from '@/lib/queries/events';
import { useGo } from '@/lib/router/navigation';
import { useLiveAvailability } from '@/lib/use-live-availability';

import { withLive } from '../availability';

import { PickerRow } from './picker-row';
import { useBasket } from './use-basket';

export const pickerId = 'tickets';

const Chooser = ({ event, types }: { event: Event; types: readonly TicketType[] }) => {
  const t = useT();
  const go = useGo();
  const [chosen, choose] = useBasket(event.id);
  // What has sold out meanwhile leaves the basket, and the sum with it.
  const basket = Object.fromEntries(
    types.filter((type) => type.state === 'on_sale').map(({ id }) => [id, chosen[id] ?? 0]),
  );
  const count = countOf(basket);
  const { total } = estimate(basket, types, event.currency);
  const most = event.settings.max_per_order;
  const onSale = types.filter((type) => type.state === 'on_sale');
  const cheapest = { ...total, amount: Math.min(...onSale.map(({ price }) => price.amount)) };
  // With nothing chosen yet the button leads to the first thing that can be.
  const showTypes = () => {
    const picker = document.getElementById(pickerId);
    picker?.scrollIntoView({ block: 'start' });
    picker?.querySelector<HTMLElement>('[role=group] button:not(:disabled)')?.focus({ preventScroll: true });
  };
  return (
    <>
      <ul>
        {types.map((type) => (
          <PickerRow
            key={type.id}
            type={type}
            zone={event.zone}
            showRemaining={event.settings.show_remaining}
            quantity={basket[type.id] ?? 0}
            room={most - count}
            onChange={(quantity) => choose(type.id, quantity)}
          />
        ))}
      </ul>
      {count >= most && (
        <p role="status" className="text-14 text-ink-soft">
          <T id="picker.limit" values={{ count: most }} />
        </p>
      )}
      {types.every((type) => type.state === 'sold_out') && (
        <p role="status" className="text-14 text-ink-soft">
          <T id="picker.allGone" />
        </p>
      )}
      {onSale.length > 0 && (
        <div
          data-bottom-bar
          className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:static lg:border-0 lg:bg-transparent lg:p-0"
        >
          <div className="flex items-center justify-between gap-4 lg:grid lg:grid-cols-1 lg:gap-3">
            <p aria-live="polite" className="lg:flex lg:justify-between">
              {count === 0 ? (
                <span className="font-semibold">
                  <T id="events.from" values={{ price: <Money value={cheapest} short /> }} />
                </span>
              ) : (
                <>
                  <span className="block text-14 text-ink-soft lg:text-16">
                    <T id="picker.count" values={{ count }} />
                  </span>
                  <span className="text-18 font-semibold">
                    <Money value={total} />
                  </span>
                </>
              )}
            </p>
            <Button
              size="large"
              onClick={count === 0 ? showTypes : () => go(paths.newCheckout(event.id, basketText(basket)))}
              className="lg:w-full"
            >
              {t(count === 0 ? 'picker.start' : 'picker.continue')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
};

/** Choose tickets, with what is left of them kept current while one looks. */
export const TicketPicker = ({ event }: { event: Event }) => {
  const query = useQuery(ticketTypesOf(event.id));
  const live = useLiveAvailability(event.id, !event.ended);
  const types = query.data?.items.map((type) => withLive(type, live));
  return (
    <section
      id={pickerId}
      aria-labelledby="tickets-title"
      className="scroll-mt-4 rounded-surface border border-line bg-surface p-5"
    >
      <h2 id="tickets-title" className="title text-22">
        <T id="picker.title" />
      </h2>
      {query.isPending && (
        <div className="py-5">
          <SkeletonText lines={5} />
        </div>
      )}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {types && types.length > 0 && <Chooser event={event} types={types} />}
      {types?.length === 0 && (
        <p className="pt-2 text-ink-soft">
          <T id="picker.none" />
        </p>
      )}
    </section>
  );
};
