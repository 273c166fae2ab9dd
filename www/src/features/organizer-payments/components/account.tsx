import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

import { Badge, type Tone } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { T } from '@/i18n/t';
import type { PaymentsAccount } from '@/lib/api/types';
import { useSearchTexts } from '@/lib/router/navigation';

import { useDashboard, useRefreshAccount, useSetup } from '../api';

type Props = { id: string; account: PaymentsAccount };
type State = PaymentsAccount['state'];

const tones: Record<State, Tone> = {
  not_started: 'neutral',
  details_missing: 'warning',
  in_review: 'info',
  enabled: 'success',
  disabled: 'danger',
};

type Progress = 'done' | 'now' | 'open';

const icons = { done: CircleCheck, now: CircleDot, open: CircleDashed };
const inks: Record<Progress, string> = { done: 'text-success', now: 'text-accent', open: 'text-ink-faint' };

const Step = ({ progress, title, children }: { progress: Progress; title: ReactNode; children: ReactNode }) => {
  const Icon = icons[progress];
  return (
    <li className="flex gap-3" aria-current={progress === 'now' ? 'step' : undefined}>
      <Icon aria-hidden size={22} className={`mt-0.5 shrink-0 ${inks[progress]}`} />
      <div className="min-w-0">
        <p className="font-semibold">
          {title}
          <span className="sr-only">
            {' '}
            <T id={`payments.step.${progress}`} />
          </span>
        </p>
        <p className="text-14 text-ink-soft">{children}</p>
      </div>
    </li>
  );
};

const order: readonly State[] = ['not_started', 'details_missing', 'in_review', 'enabled'];

/** Where the organization is on the way to being paid. */
const Steps = ({ account }: { account: PaymentsAccount }) => {
  // Who was stopped has been through all of it.
  const at = account.state === 'disabled' ? order.length : order.indexOf(account.state);
  const progress = (step: number): Progress => (step < at ? 'done' : step === at ? 'now' : 'open');
  return (
    <ol className="grid gap-4">
      <Step progress={progress(0)} title={<T id="payments.stepOpen" />}>
        <T id="payments.stepOpenHint" />
      </Step>
      <Step progress={progress(1)} title={<T id="payments.stepDetails" />}>
        {account.state === 'details_missing' && account.details_due > 0 ? (
          <T id="payments.stepDetailsDue" values={{ count: account.details_due }} />
        ) : (
          <T id="payments.stepDetailsHint" />
        )}
      </Step>
      <Step progress={progress(2)} title={<T id="payments.stepReview" />}>
        <T id="payments.stepReviewHint" />
      </Step>
      <Step progress={account.state === 'enabled' ? 'done' : 'open'} title={<T id="payments.stepSell" />}>
        <T id="payments.stepSellHint" />
      </Step>
    </ol>
  );
};

/** The account at the gateway: how far it is, and what to do next. */
export const Account = ({ id, account }: Props) => {
  const faultText = useFaultText();
  const setup = useSetup(id);
  const dashboard = useDashboard(id);
  const refresh = useRefreshAccount(id);
  const { returned, again } = useSearchTexts('returned', 'again');
  const { state } = account;
  // The gateway's word may come after the organizer.
  const asked = useRef(false);
  useEffect(() => {
    if (!returned || asked.current || state === 'not_started') return;
    asked.current = true;
    refresh.mutate();
  }, [returned, state, refresh]);
  const fault = setup.error ?? dashboard.error ?? refresh.error;
  const needsDetails = state === 'not_started' || state === 'details_missing';
  return (
    <section className="grid gap-5 rounded-surface border border-line bg-surface p-4 md:p-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="title text-22">
          <T id="payments.account" />
        </h2>
        <Badge tone={tones[state]}>
          <T id={`payments.state.${state}`} />
        </Badge>
      </div>
      {again && (
        <Banner tone="info" live title={<T id="payments.again" />}>
          <T id="payments.againLead" />
        </Banner>
      )}
      {fault && <Banner tone="danger" live title={faultText(fault)} />}
      <p className="max-w-measure text-ink-soft">
        <T id={`payments.lead.${state}`} />
      </p>
      {state !== 'enabled' && state !== 'disabled' && <Steps account={account} />}
      <div className="flex flex-wrap gap-3">
        {needsDetails && (
          <Button busy={setup.isPending || setup.isSuccess} onClick={() => setup.mutate()}>
            <T id={state === 'not_started' ? 'payments.start' : 'payments.continue'} />
          </Button>
        )}
        {account.has_dashboard && (
          <Button look="secondary" busy={dashboard.isPending || dashboard.isSuccess} onClick={() => dashboard.mutate()}>
            <T id="payments.dashboard" />
          </Button>
        )}
        {(state === 'in_review' || state === 'details_missing') && (
          <Button look="quiet" busy={refresh.isPending} onClick={() => refresh.mutate()}>
            <T id="payments.refresh" />
          </Button>
        )}
      </div>
    </section>
  );
};
