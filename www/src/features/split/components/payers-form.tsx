import { Plus } from 'lucide-react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { T, useT } from '@/i18n/t';
import type { Money as Amount, Order } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { showFaults } from '@/lib/form-errors';
import { useSummary } from '@/lib/use-summary';

import type { Payer } from '../api';
import { sumUp } from '../sum';
import { PayerRow, type Values } from './payer-row';

const fewest = 2;
const most = 20;
const nobody = { name: '', email: '', amount: '' };

/** Says at once whether the shares make the whole. */
const SumLine = ({ left, total }: { left: number; total: Amount }) => {
  const rest = <Money value={{ ...total, amount: Math.abs(left) }} />;
  return (
    <p
      role="status"
      className={cx('rounded-control p-4', left === 0 ? 'bg-success-soft text-success' : 'bg-warning-soft')}
    >
      {left === 0 && <T id="split.sumRight" values={{ total: <Money value={total} /> }} />}
      {left > 0 && <T id="split.sumMissing" values={{ rest }} />}
      {left < 0 && <T id="split.sumTooMuch" values={{ rest }} />}
    </p>
  );
};

type Props = { order: Order; onSubmit: (payers: Payer[]) => Promise<void> };

/** Who pays, and how much each. */
export const PayersForm = ({ order: { total, buyer }, onSubmit }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const form = useForm<Values>({
    defaultValues: { how: 'equal', payers: [{ name: buyer.name, email: buyer.email, amount: '' }, nobody] },
    shouldFocusError: false,
  });
  const rows = useFieldArray({ control: form.control, name: 'payers' });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const [how = 'equal', payers = []] = useWatch({ control: form.control, name: ['how', 'payers'] });
  const { amounts, left } = sumUp(
    how,
    payers.map(({ amount = '' }) => amount),
    total,
  );
  const send = form.handleSubmit(async (values) => {
    if (left !== 0) {
      form.setError('root', { message: t('split.sumWrong') });
      return;
    }
    try {
      await onSubmit(
        values.payers.map(({ name, email }, index) => ({
          name: name.trim(),
          email: email.trim(),
          ...(how === 'own' ? { amount: amounts[index] ?? 0 } : {}),
        })),
      );
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send().finally(summary.tried);
      }}
    >
      <ErrorSummary {...summary} />
      <Choices legend={<T id="split.how" />}>
        <Radio {...form.register('how')} value="equal" label={<T id="split.equal" />} />
        <Radio {...form.register('how')} value="own" label={<T id="split.own" />} />
      </Choices>
      {rows.fields.map(({ id }, index) => (
        <PayerRow
          key={id}
          form={form}
          index={index}
          how={how}
          share={amounts[index] === undefined ? undefined : { ...total, amount: amounts[index] }}
          currency={total.currency}
          onRemove={rows.fields.length > fewest ? () => rows.remove(index) : undefined}
        />
      ))}
      <Button
        look="secondary"
        icon={<Plus aria-hidden size={18} />}
        disabled={rows.fields.length >= most}
        onClick={() => rows.append(nobody, { focusName: `payers.${rows.fields.length}.name` })}
      >
        <T id="split.add" />
      </Button>
      <SumLine left={left} total={total} />
      <Button type="submit" size="large" busy={isSubmitting}>
        <T id="split.begin" />
      </Button>
      <p className="text-14 text-ink-faint">
        <T id="split.beginHint" />
      </p>
    </form>
  );
};
