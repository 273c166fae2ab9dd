import { T } from '@/i18n/t';

import type { Estimate } from '../estimate';

/** How long it may take, and how that is known. */
export const EstimateWords = ({ estimate: { id, values, basis } }: { estimate: Estimate }) => (
  <div className="grid gap-1">
    <p className="text-18 font-semibold">
      <T id={id} {...(values ? { values } : {})} />
    </p>
    <p className="mx-auto max-w-md text-14 text-ink-soft">
      <T id={basis.id} {...(basis.values ? { values: basis.values } : {})} />
    </p>
  </div>
);
