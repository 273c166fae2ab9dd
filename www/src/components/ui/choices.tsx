import type { ReactNode } from 'react';

import { T, type MessageId } from '@/i18n/t';

type Props = { legend: MessageId; hint?: MessageId | undefined; disabled?: boolean; children: ReactNode };

/** Choices that answer one question. */
export const Choices = ({ legend, hint, disabled = false, children }: Props) => (
  <fieldset disabled={disabled}>
    <legend className="font-medium">
      <T id={legend} />
    </legend>
    {hint && (
      <p className="text-14 text-ink-faint">
        <T id={hint} />
      </p>
    )}
    {children}
  </fieldset>
);
