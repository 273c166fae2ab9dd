import type { ComponentProps, ReactNode } from 'react';

import { T, type MessageId } from '@/i18n/t';
import { Link } from '@/lib/router/navigation';

import { AccountForm } from './account-form';
import { Narrow } from './narrow';

type Props = ComponentProps<typeof AccountForm> & {
  title: ReactNode;
  lead?: ReactNode;
  /** Above the form: other ways in, and what went wrong with one. */
  before?: ReactNode;
  /** The way for those who wanted the other page. */
  instead: { question: MessageId; action: MessageId; to: string };
};

/** The narrow column of the sign-in and sign-up pages, with the form in it. */
export const Frame = ({ title, lead, before, instead, ...form }: Props) => (
  <Narrow title={title} lead={lead}>
    {before}
    <AccountForm {...form} wide />
    <p className="text-ink-soft">
      <T id={instead.question} />{' '}
      <Link to={instead.to} className="font-semibold text-accent underline underline-offset-2">
        <T id={instead.action} />
      </Link>
    </p>
  </Narrow>
);
