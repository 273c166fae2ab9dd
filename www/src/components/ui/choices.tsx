import type { ReactNode } from 'react';

type Props = { legend: ReactNode; hint?: ReactNode; disabled?: boolean; children: ReactNode };

/** Choices that answer one question. */
export const Choices = ({ legend, hint, disabled = false, children }: Props) => (
  <fieldset disabled={disabled}>
    <legend className="font-medium">{legend}</legend>
    {hint && <p className="text-14 text-ink-faint">{hint}</p>}
    {children}
  </fieldset>
);
