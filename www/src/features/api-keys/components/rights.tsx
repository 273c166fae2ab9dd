import type { UseFormRegister } from 'react-hook-form';

import { FieldFault } from '@/components/ui/field';
import { T } from '@/i18n/t';

import { areas, type Area, type Right } from '../api';

export type Values = { name: string; expires: string; rights: Record<Area, Right> };

type Props = { register: UseFormRegister<Values>; error?: string | undefined };

/** For each area of the API: nothing, reading, or changing too. */
export const Rights = ({ register, error }: Props) => (
  <fieldset className="grid" aria-describedby={error ? 'rights-error' : undefined}>
    <legend className="mb-1 font-medium">
      <T id="apiKeys.rights" />
    </legend>
    {areas.map(({ area, writes }) => (
      <fieldset key={area} className="border-b border-line py-2 last:border-0 sm:flex sm:items-center sm:gap-4">
        <legend className="float-left w-full sm:w-auto sm:flex-1">
          <T id={`apiKeys.area.${area}`} />
        </legend>
        <div className="clear-both flex flex-wrap gap-x-4 sm:clear-none">
          {(writes ? (['none', 'read', 'write'] as const) : (['none', 'read'] as const)).map((right) => (
            <label key={right} className="flex min-h-11 items-center gap-2 whitespace-nowrap">
              <input {...register(`rights.${area}`)} type="radio" value={right} className="size-5 accent-accent" />
              <T id={`apiKeys.right.${right}`} />
            </label>
          ))}
        </div>
      </fieldset>
    ))}
    {error && <FieldFault id="rights-error">{error}</FieldFault>}
  </fieldset>
);
