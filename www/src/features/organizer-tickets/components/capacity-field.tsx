import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, type MessageId } from '@/i18n/t';
import type { ApiError } from '@/lib/api/error';

export type CapacityValues = { unlimited: boolean; capacity: string };

/** What is sold and held already, as `capacity_in_use` says it. */
export const takenOf = (error: ApiError) => {
  const { sold, held } = error.problem as { sold?: number; held?: number };
  return { sold: sold ?? 0, held: held ?? 0, least: (sold ?? 0) + (held ?? 0) };
};

type Props = { label: MessageId; taken?: { sold: number; held: number } | undefined };

/** How many there are, or that there is no limit. */
export const CapacityField = ({ label, taken }: Props) => {
  const { register, formState } = useFormContext<CapacityValues>();
  const unlimited = useWatch<CapacityValues, 'unlimited'>({ name: 'unlimited' });
  return (
    <div className="grid content-start">
      <Field
        label={<T id={label} />}
        id="capacity"
        hint={
          taken && taken.sold + taken.held > 0 ? (
            <T id="type.capacityTaken" values={{ sold: taken.sold, held: taken.held }} />
          ) : undefined
        }
        error={formState.errors.capacity?.message}
      >
        {(control) => (
          <Input {...control} {...register('capacity')} inputMode="numeric" disabled={unlimited} className="tabular" />
        )}
      </Field>
      <Checkbox {...register('unlimited')} label={<T id="type.unlimited" />} />
    </div>
  );
};
