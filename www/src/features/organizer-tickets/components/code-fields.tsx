import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { T } from '@/i18n/t';
import type { DiscountCode, Event, SaleItem } from '@/lib/api/types';

import type { CodeValues } from '../code-values';
import { More } from './more';
import { SpanFields } from './span-fields';
import { CountField, TextField } from './text-field';
import { Ticks } from './ticks';

const folded = ['starts_at', 'ends_at', 'max_uses', 'max_uses_per_person', 'min_order', 'blocks_stock'] as const;

const named = (items: readonly SaleItem[]) => items.map(({ id, name }) => ({ id, label: <bdi>{name}</bdi> }));

const Off = ({ event }: { event: Event }) => {
  const { register } = useFormContext<CodeValues>();
  const kind = useWatch<CodeValues, 'kind'>({ name: 'kind' });
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <Choices legend={<T id="code.kind" />}>
        <Radio value="percentage" {...register('kind')} label={<T id="code.percentage" />} />
        <Radio value="fixed" {...register('kind')} label={<T id="code.fixed" />} hint={<T id="code.fixedHint" />} />
      </Choices>
      {kind === 'percentage' ? (
        <TextField name="percent_off" label="code.percentOff" inputMode="decimal" className="tabular" />
      ) : (
        <TextField
          name="amount_off"
          label={<T id="code.amountOff" values={{ currency: event.currency }} />}
          inputMode="decimal"
          className="tabular"
        />
      )}
    </div>
  );
};

const Limits = ({ event, code }: { event: Event; code: DiscountCode | undefined }) => (
  <>
    <div className="grid gap-4 sm:grid-cols-2">
      <CountField
        name="max_uses"
        label="code.maxUses"
        hint={code && code.uses > 0 ? <T id="code.usedHint" values={{ uses: code.uses }} /> : undefined}
        optional
      />
      <CountField name="max_uses_per_person" label="code.perPerson" optional />
    </div>
    <SpanFields
      legend="code.window"
      hint="code.windowHint"
      zone={event.zone}
      from={{ name: 'starts_at', label: 'code.startsAt' }}
      to={{ name: 'ends_at', label: 'code.endsAt' }}
    />
    <TextField
      name="min_order"
      label={<T id="code.minOrder" values={{ currency: event.currency }} />}
      inputMode="decimal"
      className="tabular"
      optional
    />
    <CountField name="blocks_stock" label="code.keeps" hint={<T id="code.keepsHint" />} optional />
  </>
);

type Props = { event: Event; code: DiscountCode | undefined; items: readonly SaleItem[] };

/** The fields of a discount code; what most codes leave alone comes last. */
export const CodeFields = ({ event, code, items }: Props) => {
  const { register, formState } = useFormContext<CodeValues>();
  const applies = useWatch<CodeValues, 'applies'>({ name: 'applies' });
  // Those it shows already stay in the list, also when everybody can see them by now.
  const hidden = items.filter((item) => item.visibility === 'hidden' || code?.unlocks.includes(item.id));
  const limited =
    code &&
    (code.starts_at ??
      code.ends_at ??
      code.max_uses ??
      code.max_uses_per_person ??
      ((code.min_order?.amount ?? 0) > 0 || code.blocks_stock > 0));
  return (
    <>
      <TextField
        name="code"
        label="code.code"
        hint={<T id="code.codeHint" />}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
      />
      <Off event={event} />
      <Choices legend={<T id="code.applies" />}>
        <Radio value="all" {...register('applies')} label={<T id="code.appliesAll" />} />
        <Radio value="some" {...register('applies')} label={<T id="code.appliesSome" />} />
        {applies === 'some' && <Ticks name="applies_to" options={named(items)} />}
      </Choices>
      {hidden.length > 0 && (
        <Choices legend={<T id="code.unlocks" />} hint={<T id="code.unlocksHint" />}>
          <Ticks name="unlocks" options={named(hidden)} />
        </Choices>
      )}
      <Checkbox {...register('active')} label={<T id="code.active" />} hint={<T id="code.activeHint" />} />
      <More label="code.more" open={Boolean(limited) || folded.some((name) => formState.errors[name])}>
        <Limits event={event} code={code} />
      </More>
    </>
  );
};
