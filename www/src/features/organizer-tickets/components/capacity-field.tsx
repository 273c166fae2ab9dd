import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT, type MessageId } from '@/i18n/t';
import type { ApiError } from '@/lib/api/error';

import type { CapacityValues, Taken } from '../counts';

/** For a dialog's `place`: there cannot be fewer than are sold and held already. */
export const usePlaceCapacity = () => {
  const t = useT();
  return ({ code, problem }: ApiError) => {
    if (code !== 'capacity_in_use') return undefined;
    const { sold = 0, held = 0 } = problem as { sold?: number; held?: number };
    return { field: 'capacity' as const, message: t('type.capacityInUse', { sold, held, least: sold + held }) };
  };
};

type Props = { label: MessageId; taken?: Taken | undefined };

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
