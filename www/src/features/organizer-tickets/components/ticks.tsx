import type { ReactNode } from 'react';
import { get, useFormContext } from 'react-hook-form';

import { Checkbox } from '@/components/ui/choice';
import { FieldFault } from '@/components/ui/field';

type Props = { name: string; options: readonly { id: string; label: ReactNode }[] };

/** A list of which any number may be ticked. */
export const Ticks = ({ name, options }: Props) => {
  const { register, formState } = useFormContext();
  const fault: unknown = get(formState.errors, `${name}.message`);
  const faultId = `${name}-error`;
  // The form's summary of faults leads to the first of them.
  const first = { id: name, ...(fault ? { 'aria-invalid': true, 'aria-describedby': faultId } : {}) };
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {options.map(({ id, label }, index) => (
          <Checkbox key={id} {...register(name)} {...(index === 0 ? first : {})} value={id} label={label} />
        ))}
      </div>
      {typeof fault === 'string' && <FieldFault id={faultId}>{fault}</FieldFault>}
    </>
  );
};
