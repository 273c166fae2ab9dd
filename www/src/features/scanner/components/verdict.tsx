import { CircleCheckBig, CloudOff, OctagonX, RotateCcw } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import type { ScanResult } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { formatDay, formatDayTime, formatTime } from '@/lib/format/dates';

import type { Gate } from '../gate';
import type { Outcome } from '../outcome';

const FirstScan = ({ answer, zone }: { answer: ScanResult; zone: string }) => {
  const { first_scan_at: at, first_gate: gate } = answer;
  if (!at) return null;
  const today = formatDay(at, zone, formatLocale) === formatDay(new Date().toISOString(), zone, formatLocale);
  const text = (today ? formatTime : formatDayTime)(at, zone, formatLocale);
  return (
    <p className="text-22 font-semibold">
      <T id={gate ? 'verdict.firstAtGate' : 'verdict.firstAt'} values={{ at: text, gate }} />
    </p>
  );
};

const Holder = ({ answer }: { answer: ScanResult }) =>
  answer.ticket && (
    <div className="grid gap-1">
      <p className="title line-clamp-3 text-36 leading-tight break-words" dir="auto">
        {answer.ticket.holder}
      </p>
      <p className="text-22 font-semibold" dir="auto">
        {answer.ticket.type}
      </p>
      <p className="tabular font-mono text-16">{answer.ticket.number}</p>
    </div>
  );

type Look = { tone: 'good' | 'bad' | 'open'; icon: ReactNode; title: ReactNode; body?: ReactNode };

const Lead = ({ id }: { id: MessageId }) => (
  <p className="text-18">
    <T id={id} />
  </p>
);

const Refused = ({ size }: { size: string }) => <OctagonX aria-hidden className={size} strokeWidth={2} />;

const tones = { good: 'bg-gate-good', bad: 'bg-gate-bad', open: 'bg-gate-open' };

const lookOf = (outcome: Outcome, gate: Gate, zone: string): Look => {
  switch (outcome.kind) {
    case 'answered': {
      const { answer } = outcome;
      if (answer.result === 'admitted') {
        return {
          tone: 'good',
          icon: <CircleCheckBig aria-hidden className="size-24" strokeWidth={2} />,
          title: <T id={gate.direction === 'exit' ? 'verdict.out' : 'verdict.admitted'} />,
          body: <Holder answer={answer} />,
        };
      }
      const reason = answer.reason ?? 'invalid';
      return {
        tone: 'bad',
        icon: <Refused size="size-24" />,
        title: <T id={`verdict.${reason}`} />,
        body: (
          <>
            <FirstScan answer={answer} zone={zone} />
            <Lead id={`verdict.${reason}Lead`} />
            <Holder answer={answer} />
          </>
        ),
      };
    }
    case 'unchecked':
      return {
        tone: 'open',
        icon: <CloudOff aria-hidden className="size-20" strokeWidth={2} />,
        title: <T id={`verdict.${outcome.why}`} />,
        body: <Lead id="verdict.uncheckedLead" />,
      };
    case 'failed':
      return {
        tone: 'bad',
        icon: <Refused size="size-24" />,
        title: <T id="verdict.invalid" />,
        body: <Lead id="verdict.invalidLead" />,
      };
    case 'signed-out':
    case 'no-access':
      return {
        tone: 'open',
        icon: <Refused size="size-20" />,
        title: <T id="verdict.noAccess" />,
        body: <Lead id="verdict.noAccessLead" />,
      };
  }
};

const pressable =
  'inline-flex min-h-14 items-center justify-center gap-3 rounded-control px-6 text-18 font-semibold outline-current';

type Props = { outcome: Outcome; gate: Gate; zone: string; onRetry: () => void; onNext: () => void };

/** How it went, on the whole screen: readable at arm's length and in the sun, in colour, words, sound and shape. */
export const Verdict = ({ outcome, gate, zone, onRetry, onNext }: Props) => {
  const t = useT();
  const { tone, icon, title, body } = lookOf(outcome, gate, zone);
  const waits = outcome.kind === 'unchecked' || outcome.kind === 'no-access';
  const main = useRef<HTMLButtonElement>(null);
  // What waits for a person takes the focus; what passes by itself leaves it.
  useEffect(() => {
    if (waits) main.current?.focus();
  }, [waits, outcome]);
  return (
    <div
      className={cx('fixed inset-0 z-20 flex flex-col overflow-y-auto p-6 text-on-gate', tones[tone])}
      data-result={tone}
    >
      <div role="alert" className="m-auto grid w-full max-w-lg justify-items-center gap-5 text-center">
        {icon}
        <p className="title text-48">{title}</p>
        {body}
        <span className="sr-only">{waits ? '' : t('verdict.goesOn')}</span>
      </div>
      <div className="mx-auto grid w-full max-w-lg gap-3 pt-6">
        {outcome.kind === 'unchecked' && (
          <button ref={main} type="button" onClick={onRetry} className={cx(pressable, 'bg-on-gate text-gate-open')}>
            <RotateCcw aria-hidden size={22} />
            <T id="verdict.retry" />
          </button>
        )}
        <button
          ref={outcome.kind === 'unchecked' ? null : main}
          type="button"
          onClick={onNext}
          className={cx(pressable, 'border-2 border-current')}
        >
          <T id={outcome.kind === 'unchecked' ? 'verdict.skip' : 'verdict.next'} />
        </button>
      </div>
    </div>
  );
};
