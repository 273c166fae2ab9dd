import { useWatch, type UseFormReturn } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { formatMoney } from '@/lib/format/money';

import { basisPoints, fixedAmount } from './keep';
import type { CancelValues } from './cancel-event';

/** How much of each order stays with the organizer. */
export const KeepFields = ({ form, currency }: { form: UseFormReturn<CancelValues>; currency: string }) => {
  const t = useT();
  const { errors } = form.formState;
  const [keeps, fixed] = useWatch({ control: form.control, name: ['keeps', 'fixed'] });
  const example = formatMoney({ amount: 500, currency }, formatLocale);
  return (
    <>
      <Choices legend={<T id="cancel.keep" />}>
        <Radio {...form.register('keeps')} value="nothing" label={<T id="cancel.keepNothing" />} />
        <Radio {...form.register('keeps')} value="some" label={<T id="cancel.keepSome" />} />
      </Choices>
      {keeps === 'some' && (
        <div className="grid gap-4 border-l-2 border-line pl-4">
          <Checkbox {...form.register('fee')} label={<T id="cancel.fee" />} />
          <Field
            id="percent"
            label={<T id="cancel.percent" />}
            optional
            hint={<T id="cancel.percentHint" />}
            error={errors.percent?.message}
          >
            {(control) => (
              <Input
                {...control}
                {...form.register('percent', {
                  validate: (text) => basisPoints(text) !== undefined || t('cancel.percentBetween'),
                })}
                inputMode="decimal"
                className="tabular"
              />
            )}
          </Field>
          <Field
            id="fixed"
            label={<T id="cancel.fixed" values={{ currency }} />}
            optional
            error={errors.fixed?.message}
          >
            {(control) => (
              <Input
                {...control}
                {...form.register('fixed', {
                  validate: (text) => fixedAmount(text, currency) !== undefined || t('cancel.fixedWrong', { example }),
                })}
                inputMode="decimal"
                className="tabular"
              />
            )}
          </Field>
          {fixed.trim() !== '' && (
            <Choices legend={<T id="cancel.per" />}>
              <Radio {...form.register('per')} value="order" label={<T id="cancel.perOrder" />} />
              <Radio {...form.register('per')} value="ticket" label={<T id="cancel.perTicket" />} />
            </Choices>
          )}
        </div>
      )}
    </>
  );
};
