import type { ReactNode } from 'react';

import { SandboxBanner } from '@/components/sandbox-banner';
import { T, type MessageId } from '@/i18n/t';

import { Steps, type Step } from './steps';

type Props = {
  /** None where one step is all there is. */
  step: Step | undefined;
  title: MessageId;
  summary: ReactNode;
  children: ReactNode;
};

/** The checkout's page: steps and form in one column, what is bought always in sight (above on a phone, beside on a desktop). */
export const Frame = ({ step, title, summary, children }: Props) => (
  <div className="page grid gap-x-14 gap-y-6 py-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:py-10">
    <header className="grid gap-4 lg:col-span-2">
      {step && <Steps now={step} />}
      <h1 tabIndex={-1} className="title text-28 md:text-36">
        <T id={title} />
      </h1>
    </header>
    <aside className="lg:sticky lg:top-6 lg:order-2 lg:self-start">{summary}</aside>
    <div className="grid max-w-xl content-start gap-6 lg:order-1">
      {step && step !== 'you' && <SandboxBanner />}
      {children}
    </div>
  </div>
);
