import type { ComponentProps, ReactNode } from 'react';
import { get, useFormContext } from 'react-hook-form';

import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { T, type MessageId } from '@/i18n/t';

type Props = Omit<ComponentProps<typeof Input>, 'name'> & {
  name: string;
  label: MessageId | ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** For a text of several lines. */
  rows?: number;
};

const worded = (label: Props['label']) => (typeof label === 'string' ? <T id={label as MessageId} /> : label);

/** An input of the form around it, with its label and what is wrong with it. */
export const TextField = ({ name, label, hint, optional = false, rows, ...rest }: Props) => {
  const { register, formState } = useFormContext();
  const fault: unknown = get(formState.errors, `${name}.message`);
  return (
    <Field
      label={worded(label)}
      id={name}
      hint={hint}
      optional={optional}
      error={typeof fault === 'string' ? fault : undefined}
    >
      {(control) =>
        rows ? (
          <Textarea {...control} {...register(name)} rows={rows} maxLength={rest.maxLength} dir="auto" />
        ) : (
          <Input {...control} {...rest} {...register(name)} />
        )
      }
    </Field>
  );
};

/** A small whole number. */
export const CountField = (props: Props) => <TextField inputMode="numeric" className="tabular" {...props} />;

/** A time on the clocks of the event. */
export const TimeField = (props: Props) => <TextField type="datetime-local" {...props} />;
