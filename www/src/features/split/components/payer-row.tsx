import { X } from 'lucide-react';
import type { UseFormReturn } from 'react-hook-form';

import { IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import { T, useT } from '@/i18n/t';
import type { Money as Amount } from '@/lib/api/types';
import { amountFrom } from '@/lib/format/amount-input';

import type { How } from '../sum';

export type Values = { how: How; payers: { name: string; email: string; amount: string }[] };

type Props = {
  form: UseFormReturn<Values>;
  index: number;
  how: How;
  share: Amount | undefined;
  currency: string;
  onRemove: (() => void) | undefined;
};

/** One payer: who, and how much when the amounts differ. */
export const PayerRow = ({ form, index, how, share, currency, onRemove }: Props) => {
  const t = useT();
  const errors = form.formState.errors.payers?.[index];
  const at = <N extends 'name' | 'email' | 'amount'>(name: N) => `payers.${index}.${name}` as const;
  return (
    <fieldset className="grid gap-3 rounded-surface border border-line bg-surface p-4">
      <legend className="sr-only">
        <T id="split.payer" values={{ number: index + 1 }} />
      </legend>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <p className="font-semibold">
          <T id={index === 0 ? 'split.you' : 'split.payer'} values={{ number: index + 1 }} />
        </p>
        <span className="flex items-center gap-2">
          {how === 'equal' && share && <Money value={share} />}
          {onRemove && (
            <IconButton label={t('split.remove', { number: index + 1 })} onClick={onRemove} className="-mr-3">
              <X aria-hidden size={18} />
            </IconButton>
          )}
        </span>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={<T id="split.name" />} id={at('name')} error={errors?.name?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register(at('name'), { validate: (text) => text.trim() !== '' || t('split.nameMissing') })}
              autoComplete="off"
              maxLength={80}
              dir="auto"
            />
          )}
        </Field>
        <Field label={<T id="split.email" />} id={at('email')} error={errors?.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register(at('email'), {
                validate: (text) => /^\S+@\S+\.\S+$/.test(text.trim()) || t('split.emailWrong'),
              })}
              type="email"
              inputMode="email"
              autoComplete="off"
            />
          )}
        </Field>
      </div>
      {how === 'own' && (
        <Field label={<T id="split.amount" values={{ currency }} />} id={at('amount')} error={errors?.amount?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register(at('amount'), {
                validate: (text) => (amountFrom(text, currency) ?? 0) > 0 || t('split.amountMissing'),
              })}
              inputMode="decimal"
              className="tabular"
            />
          )}
        </Field>
      )}
    </fieldset>
  );
};
