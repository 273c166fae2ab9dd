import type { FormEvent, ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { T, type MessageId } from '@/i18n/t';
import { Link } from '@/lib/router/navigation';
import type { useSummary } from '@/lib/use-summary';

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  /** Above the form: other ways in, and what went wrong with one. */
  before?: ReactNode;
  summary: ReturnType<typeof useSummary>;
  onSubmit: (event: FormEvent) => Promise<void>;
  busy: boolean;
  /** What the button says. */
  action: MessageId;
  /** The way for those who wanted the other page. */
  instead: { question: MessageId; action: MessageId; to: string };
  children: ReactNode;
};

/** The narrow column of the sign-in and sign-up pages, with the form in it. */
export const Frame = ({ title, lead, before, summary, onSubmit, busy, action, instead, children }: Props) => (
  <div className="page">
    <div className="mx-auto grid max-w-md gap-6 py-10 md:py-16">
      <header className="grid gap-1.5">
        <h1 tabIndex={-1} className="title text-28">
          {title}
        </h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </header>
      {before}
      <form noValidate onSubmit={(event) => void onSubmit(event).finally(summary.tried)} className="grid gap-5">
        <ErrorSummary {...summary} />
        {children}
        <Button type="submit" size="large" wide busy={busy}>
          <T id={action} />
        </Button>
      </form>
      <p className="text-ink-soft">
        <T id={instead.question} />{' '}
        <Link to={instead.to} className="font-semibold text-accent underline underline-offset-2">
          <T id={instead.action} />
        </Link>
      </p>
    </div>
  </div>
);
