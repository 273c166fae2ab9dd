import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

import { LiveIndicator } from '@/components/live-indicator';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { worded } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Event, SaleItem } from '@/lib/api/types';
import { ticketTypesOf } from '@/lib/queries/events';
import { useLiveAvailability } from '@/lib/live/use-live-availability';

import { withLive } from '../availability';

import { Chooser, pickerId, type AppliedCode } from './chooser';

// Most events are one evening, and most buyers have no code.
const ManyDays = lazy(() => worded('inventory', import('./many-days')));
const Code = lazy(() => worded('inventory', import('./code')));

const loading = (
  <div className="py-5">
    <SkeletonText lines={5} />
  </div>
);

/** Choose tickets, with what is left of them kept current while one looks. */
export const TicketPicker = ({ event }: { event: Event }) => {
  const query = useQuery(ticketTypesOf(event.id));
  const { availability: live, state } = useLiveAvailability(event.id, !event.ended);
  const [code, setCode] = useState<AppliedCode>();
  const known = `gatehouse.code.${event.id}`;
  // A link may bring a code along: "…/e/some-event?code=FRIENDS".
  const [asks, ask] = useState(
    () => new URLSearchParams(location.search).get('code') ?? (sessionStorage.getItem(known) || undefined),
  );
  const remember = (asked: string) => {
    sessionStorage.setItem(known, asked);
    ask(asked);
  };
  const current = (type: SaleItem) => withLive(type, live);
  const types = query.data && [...query.data.items, ...(code?.unlocked ?? [])].map(current);
  const manyDays = types?.some(({ days }) => days.length > 0) || (live?.bundles.length ?? 0) > 0;
  const codeField =
    asks === undefined ? (
      <button
        type="button"
        className="min-h-11 justify-self-start text-14 font-semibold text-accent underline underline-offset-2"
        onClick={() => ask('')}
      >
        <T id="picker.code" />
      </button>
    ) : (
      <Suspense>
        <Code event={event} types={types ?? []} asked={asks} onAsk={remember} onChange={setCode} />
      </Suspense>
    );
  return (
    <section
      id={pickerId}
      aria-labelledby="tickets-title"
      className="scroll-mt-4 rounded-surface border border-line bg-surface p-5"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="tickets-title" className="title text-22">
          <T id="picker.title" />
        </h2>
        {!event.ended && <LiveIndicator state={state} />}
      </div>
      {query.isPending && loading}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {types && manyDays && (
        <Suspense fallback={loading}>
          <ManyDays event={event} types={types} code={code} chooser={Chooser} current={current}>
            {codeField}
          </ManyDays>
        </Suspense>
      )}
      {types && !manyDays && types.length > 0 && (
        <Chooser event={event} types={types} code={code}>
          {codeField}
        </Chooser>
      )}
      {types?.length === 0 && !manyDays && (
        <>
          <p className="pt-2 text-ink-soft">
            <T id="picker.none" />
          </p>
          {codeField}
        </>
      )}
    </section>
  );
};
