import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowRight, CircleCheck, CircleDashed, Rocket } from 'lucide-react';

import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { ApiError, isCode } from '@/lib/api/error';
import type { Event } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { paths } from '@/lib/paths';
import { eventChanged, managedTypes } from '@/lib/queries/organizer';
import { Link } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { placeOf, stepsOf, type Reason, type Step } from '../checklist';

const addressOf = (event: Event, at: ReturnType<typeof placeOf>) =>
  ({ tickets: paths.ticketTypes(event.id), payments: paths.payments(), edit: paths.editEvent(event.id) })[at];

const StepRow = ({ event, step }: { event: Event; step: Step }) => (
  <li className="relative flex items-start gap-3 border-b border-line py-4 last:border-0">
    {step.done ? (
      <CircleCheck aria-hidden className="mt-0.5 shrink-0 text-success" />
    ) : (
      <CircleDashed aria-hidden className="mt-0.5 shrink-0 text-ink-faint" />
    )}
    <div className="min-w-0 flex-1">
      <p className={cx('font-medium', step.done && 'text-ink-soft')}>
        <Link to={addressOf(event, step.at)} className="row-link">
          <T id={`setup.${step.key}`} />
        </Link>
        <span className="sr-only">
          <T id={step.done ? 'setup.done' : 'setup.open'} />
        </span>
        {!step.done && !step.needed && (
          <span className="ml-2 text-14 font-normal text-ink-faint">
            <T id="setup.recommended" />
          </span>
        )}
      </p>
      {!step.done && (
        <p className="text-14 text-ink-soft">
          <T id={`setup.${step.key}Lead`} />
        </p>
      )}
    </div>
    {!step.done && <ArrowRight aria-hidden size={18} className="mt-1 shrink-0 text-ink-faint" />}
  </li>
);

const reasonsOf = (error: unknown): Reason[] => {
  const problem = error instanceof ApiError ? error.problem : {};
  return (problem.reasons as Reason[] | undefined) ?? problem.errors ?? [];
};

const Refusal = ({ event, error }: { event: Event; error: unknown }) => {
  if (!isCode(error, 'not_publishable')) return <Fault error={error} />;
  return (
    <Banner tone="danger" live title={<T id="setup.notYet" />}>
      <ul className="mt-1 grid gap-1">
        {reasonsOf(error).map((reason) => (
          <li key={(reason.pointer ?? '') + reason.detail}>
            <Link to={addressOf(event, placeOf(reason))} className="underline underline-offset-2">
              {reason.detail}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
};

/** The way of a draft to its audience: what is done, what lacks, and the button. */
export const Setup = ({ event }: { event: Event }) => {
  const t = useT();
  const types = useQuery(managedTypes(event.id));
  const publish = useMutation({
    mutationFn: () => ok(api.POST('/events/{id}/publish', { params: { path: { id: event.id } } })),
    onSuccess: (published) => {
      eventChanged(published);
      toast(t('setup.live'));
    },
  });
  if (types.isPending) return <SkeletonText lines={6} />;
  const steps = stepsOf(event, types.data?.items ?? []);
  const open = steps.filter(({ needed, done }) => needed && !done).length;
  const done = steps.filter((step) => step.done).length;
  return (
    <section className="grid max-w-column gap-5">
      <div className="grid gap-2">
        <h2 className="title text-22">
          <T id={open > 0 ? 'setup.title' : 'setup.ready'} />
        </h2>
        <p className="text-ink-soft">
          <T id="setup.lead" values={{ done, all: steps.length }} />
        </p>
      </div>
      <ol>
        {steps.map((step) => (
          <StepRow key={step.key} event={event} step={step} />
        ))}
      </ol>
      {publish.isError && <Refusal event={event} error={publish.error} />}
      <div className="flex flex-wrap gap-3">
        <Button
          size="large"
          icon={<Rocket aria-hidden size={20} />}
          busy={publish.isPending}
          onClick={() => publish.mutate()}
        >
          <T id="setup.publish" />
        </Button>
        <Link to={paths.editEvent(event.id)} className={buttonClass('secondary', 'large')}>
          <T id="setup.edit" />
        </Link>
      </div>
      <p className="text-14 text-ink-soft">
        <T id="setup.publishLead" />
      </p>
    </section>
  );
};
