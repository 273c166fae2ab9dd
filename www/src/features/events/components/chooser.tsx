import { lazy, Suspense, type ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import { worded } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Event, SaleItem } from '@/lib/api/types';
import { basketText, countOf, estimate, type Discount } from '@/lib/basket';
import { paths } from '@/lib/paths';
import { useGo } from '@/lib/router/navigation';

import { lineFor } from '../availability';

import { PickerRow } from './picker-row';
import { useBasket } from './use-basket';

// Most tickets are simply bought.
const LineAction = lazy(() => worded('join', import('./line-action')));

const bar =
  'fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]';

export const pickerId = 'tickets';

/** A discount code that was looked up: what it takes off, and which hidden tickets it shows. */
export type AppliedCode = { code: string; off: Discount; unlocked: readonly SaleItem[] };

export type ChooserProps = {
  event: Event;
  types: readonly SaleItem[];
  code: AppliedCode | undefined;
  /** How the rows are laid out; one below the other unless there is more to tell. */
  layout?: (row: (type: SaleItem, note?: ReactNode) => ReactNode) => ReactNode;
  children?: ReactNode;
};

/** What is offered, how many one wants of it, and what that costs. */
export const Chooser = ({ event, types, code, layout, children }: ChooserProps) => {
  const t = useT();
  const go = useGo();
  const [chosen, choose] = useBasket(event.id);
  // What has sold out meanwhile leaves the basket, and the sum with it.
  const onSale = types.filter((type) => type.state === 'on_sale' && !lineFor(type));
  const basket = Object.fromEntries(onSale.map(({ id }) => [id, chosen[id] ?? 0]));
  const count = countOf(basket);
  const { total } = estimate(basket, types, event.currency, code?.off);
  const most = event.settings.max_per_order;
  const prices = onSale.map(({ price }) => price.amount);
  const cheapest = { ...total, amount: Math.min(...prices) };
  // With nothing chosen yet the button leads to the first thing that can be.
  const showTypes = () => {
    const picker = document.getElementById(pickerId);
    picker?.scrollIntoView({ block: 'start' });
    picker?.querySelector<HTMLElement>('li button:not(:disabled), li a')?.focus({ preventScroll: true });
  };
  const instead = (type: SaleItem) => {
    const mode = lineFor(type);
    return (
      mode && (
        <Suspense fallback={<div className="h-11" />}>
          <LineAction event={event} type={type} mode={mode} />
        </Suspense>
      )
    );
  };
  const row = (type: SaleItem, note?: ReactNode) => (
    <PickerRow
      key={type.id}
      type={type}
      zone={event.zone}
      showRemaining={event.settings.show_remaining}
      quantity={basket[type.id] ?? 0}
      room={most - count}
      note={note}
      instead={instead(type)}
      onChange={(quantity) => choose(type.id, quantity)}
    />
  );
  return (
    <>
      {layout ? layout(row) : <ul>{types.map((type) => row(type))}</ul>}
      {children}
      {count >= most && (
        <p role="status" className="text-14 text-ink-soft">
          <T id="picker.limit" values={{ count: most }} />
        </p>
      )}
      {types.every((type) => type.state === 'sold_out' && !lineFor(type)) && (
        <p role="status" className="text-14 text-ink-soft">
          <T id="picker.allGone" />
        </p>
      )}
      {onSale.length === 0 && types.some(lineFor) && (
        <div data-bottom-bar className={`${bar} lg:hidden`}>
          <Button size="large" wide onClick={showTypes}>
            <T id="picker.toLine" />
          </Button>
        </div>
      )}
      {onSale.length > 0 && (
        <div data-bottom-bar className={`${bar} lg:static lg:border-0 lg:bg-transparent lg:p-0`}>
          <div className="flex items-center justify-between gap-4 lg:grid lg:grid-cols-1 lg:gap-3">
            <p aria-live="polite" className="lg:flex lg:justify-between">
              {count === 0 ? (
                <span className="font-semibold">
                  {Math.max(...prices) === 0 ? (
                    <T id="price.free" />
                  ) : (
                    <T id="events.from" values={{ price: <Money value={cheapest} short /> }} />
                  )}
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
              onClick={count === 0 ? showTypes : () => go(paths.newCheckout(event.id, basketText(basket), code?.code))}
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
