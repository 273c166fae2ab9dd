import { useFormContext } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import { currencies, spokenLanguages } from '@/lib/regions';

import type { Values } from '../values';
import { Section } from './section';

const switches = ['show_remaining', 'waiting_list', 'transfers', 'reentry'] as const;

const Names = ({ list }: { list: readonly { code: string; name: string }[] }) =>
  list.map(({ code, name }) => (
    <option key={code} value={code}>
      {name} ({code.toUpperCase()})
    </option>
  ));

/** How it is sold, and the small print. */
export const Rules = () => {
  const {
    register,
    formState: { errors },
  } = useFormContext<Values>();
  return (
    <Section id="settings" title="editor.settings">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={<T id="editor.currency" />}
          id="currency"
          hint={<T id="editor.currencyHint" />}
          error={errors.currency?.message}
        >
          {(control) => (
            <Select {...control} {...register('currency')}>
              <Names list={currencies(formatLocale)} />
            </Select>
          )}
        </Field>
        <Field
          label={<T id="editor.language" />}
          id="language"
          hint={<T id="editor.languageHint" />}
          error={errors.language?.message}
        >
          {(control) => (
            <Select {...control} {...register('language')}>
              <Names list={spokenLanguages(formatLocale)} />
            </Select>
          )}
        </Field>
        <Field
          label={<T id="editor.minPerOrder" />}
          id="settings.min_per_order"
          error={errors.settings?.min_per_order?.message}
        >
          {(control) => (
            <Input {...control} {...register('settings.min_per_order')} inputMode="numeric" className="tabular" />
          )}
        </Field>
        <Field
          label={<T id="editor.maxPerOrder" />}
          id="settings.max_per_order"
          error={errors.settings?.max_per_order?.message}
        >
          {(control) => (
            <Input {...control} {...register('settings.max_per_order')} inputMode="numeric" className="tabular" />
          )}
        </Field>
      </div>
      <div>
        {switches.map((name) => (
          <Checkbox
            key={name}
            {...register(`settings.${name}`)}
            label={<T id={`editor.${name}`} />}
            hint={<T id={`editor.${name}Hint`} />}
          />
        ))}
      </div>
      <Choices legend={<T id="editor.fees" />}>
        <Radio
          value="buyer"
          {...register('settings.fees_paid_by')}
          label={<T id="editor.feesBuyer" />}
          hint={<T id="editor.feesBuyerHint" />}
        />
        <Radio
          value="organizer"
          {...register('settings.fees_paid_by')}
          label={<T id="editor.feesOrganizer" />}
          hint={<T id="editor.feesOrganizerHint" />}
        />
      </Choices>
      <Field
        label={<T id="editor.ageLimit" />}
        id="age_limit"
        optional
        hint={<T id="editor.ageLimitHint" />}
        error={errors.age_limit?.message}
      >
        {(control) => (
          <Input {...control} {...register('age_limit')} inputMode="numeric" className="tabular sm:max-w-32" />
        )}
      </Field>
      <Field
        label={<T id="editor.accessibility" />}
        id="accessibility"
        optional
        hint={<T id="editor.accessibilityHint" />}
        error={errors.accessibility?.message}
      >
        {(control) => <Textarea {...control} {...register('accessibility')} rows={3} maxLength={1000} dir="auto" />}
      </Field>
      <Field
        label={<T id="editor.refundPolicy" />}
        id="settings.refund_policy"
        optional
        hint={<T id="editor.refundPolicyHint" />}
        error={errors.settings?.refund_policy?.message}
      >
        {(control) => (
          <Textarea {...control} {...register('settings.refund_policy')} rows={3} maxLength={2000} dir="auto" />
        )}
      </Field>
    </Section>
  );
};
