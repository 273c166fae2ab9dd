import { T, type MessageId } from '@/i18n/t';

import { TimeField } from './text-field';

type End = { name: string; label: MessageId };

type Props = { legend: MessageId; hint: MessageId; zone: string; from: End; to: End };

/** From when to when, on the clocks of the event; either end may stay open. */
export const SpanFields = ({ legend, hint, zone, from, to }: Props) => (
  <fieldset className="grid gap-3">
    <legend className="mb-1.5 font-medium">
      <T id={legend} />
    </legend>
    <p className="text-14 text-ink-faint">
      <T id={hint} values={{ zone }} />
    </p>
    <TimeField {...from} />
    <TimeField {...to} />
  </fieldset>
);
