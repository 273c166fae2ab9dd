import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { T } from '@/i18n/t';

/** What a control inside a Field must carry, so that label, hint and error belong to it. */
type ControlProps = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** Use the name of the form's field, so that an error summary can lead here. */
  id?: string;
  children: (control: ControlProps) => ReactNode;
};

/** What is wrong with a field, below it. */
export const FieldFault = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="flex items-start gap-1.5 text-14 text-danger">
    <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
    {children}
  </p>
);

/** A labelled control with its hint above and its error below. */
export const Field = ({ label, hint, error, optional = false, id, children }: Props) => {
  const made = useId();
  const control = id ?? made;
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={control} className="font-medium">
        {label}
        {optional && (
          <span className="ml-2 text-14 font-normal text-ink-faint">
            <T id="form.optional" />
          </span>
        )}
      </label>
      {hint && (
        <p id={`${control}-hint`} className="text-14 text-ink-faint">
          {hint}
        </p>
      )}
      {children({
        id: control,
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {error && <FieldFault id={`${control}-error`}>{error}</FieldFault>}
    </div>
  );
};
