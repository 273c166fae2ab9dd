import type { ReactNode } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { T, useT, type MessageId } from '@/i18n/t';
import type { CancellationProgress } from '@/lib/api/types';
import { toast } from '@/lib/toast';

import { useRetry } from '../api';

const Bar = ({ progress }: { progress: CancellationProgress }) => {
  const t = useT();
  const { orders, waiting } = progress;
  const done = orders - waiting;
  return (
    <div className="grid gap-2">
      <div
        role="progressbar"
        aria-label={t('cancellation.running')}
        aria-valuemin={0}
        aria-valuemax={orders}
        aria-valuenow={done}
        aria-valuetext={t('cancellation.progress', { done, orders })}
        className="h-3 overflow-hidden rounded-pill bg-sunken"
      >
        <div
          className="h-full bg-accent transition-[width]"
          style={{ width: `${orders ? (100 * done) / orders : 0}%` }}
        />
      </div>
      <p className="tabular text-ink-soft">
        <T id="cancellation.progress" values={{ done, orders }} />
      </p>
    </div>
  );
};

const Figure = ({ label, children }: { label: MessageId; children: ReactNode }) => (
  <div className="grid content-start gap-1">
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className="title tabular text-22">{children}</dd>
  </div>
);

const Outcome = ({ progress: { orders, sending } }: { progress: CancellationProgress }) => (
  <Banner tone="success" title={<T id="cancellation.done" values={{ orders }} />}>
    {orders > 0 && <T id={sending > 0 ? 'cancellation.doneSending' : 'cancellation.doneSent'} values={{ sending }} />}
  </Banner>
);

const Failed = ({ eventId, failed }: { eventId: string; failed: number }) => {
  const t = useT();
  const retry = useRetry(eventId);
  return (
    <>
      <Banner
        tone="danger"
        title={<T id="cancellation.failed" values={{ failed }} />}
        action={
          <Button
            look="secondary"
            size="small"
            busy={retry.isPending}
            onClick={() => retry.mutate(undefined, { onSuccess: () => toast(t('cancellation.retried')) })}
          >
            <T id="cancellation.retry" />
          </Button>
        }
      >
        <T id="cancellation.failedLead" />
      </Banner>
      {retry.isError && <Fault error={retry.error} />}
    </>
  );
};

/** How far it is, what it came to, and what is left to do. */
export const Progress = ({ eventId, progress }: { eventId: string; progress: CancellationProgress }) => {
  const { state, failed, cash } = progress;
  return (
    <div className="grid gap-6">
      {state === 'running' ? (
        <section className="grid gap-3">
          <h2 className="title text-22">
            <T id="cancellation.running" />
          </h2>
          <Bar progress={progress} />
          <p className="text-ink-soft">
            <T id="cancellation.runningLead" />
          </p>
        </section>
      ) : (
        <div aria-live="polite">{failed === 0 && <Outcome progress={progress} />}</div>
      )}
      {failed > 0 && state === 'done' && <Failed eventId={eventId} failed={failed} />}
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-12">
        <Figure label="cancellation.orders">
          <T id="dashboard.count" values={{ count: progress.orders }} />
        </Figure>
        <Figure label="cancellation.back">
          <Money value={progress.back} />
        </Figure>
        <Figure label="cancellation.kept">
          <Money value={progress.kept} />
        </Figure>
        {cash.amount > 0 && (
          <Figure label="cancellation.cashToHand">
            <Money value={cash} />
          </Figure>
        )}
      </dl>
    </div>
  );
};
