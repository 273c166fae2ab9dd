import { useForm, useWatch } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { Order } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { useChangeEmail, useResend } from '../api';

type Values = { to: 'same' | 'other'; email: string };

const Outcome = ({ other }: { other: boolean }) => (
  <div aria-live="polite" className="grid gap-1 rounded-control bg-sunken p-4">
    <p className="font-medium">
      <T id="refund.outcome" />
    </p>
    <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
      <li>
        <T id={other ? 'desk.outcomeNew' : 'desk.outcomeSame'} />
      </li>
      {other && (
        <>
          <li>
            <T id="desk.outcomeDead" />
          </li>
          <li>
            <T id="desk.outcomeOld" />
          </li>
        </>
      )}
    </ul>
  </div>
);

/** The tickets are mailed once more: to the buyer, or to another address that is the order's from then on. */
export const MailDialog = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useT();
  const faultText = useFaultText();
  const resend = useResend(order.id);
  const change = useChangeEmail(order.id);
  const form = useForm<Values>({ defaultValues: { to: 'same', email: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const other = useWatch({ control: form.control, name: 'to' }) === 'other';
  const send = form.handleSubmit(async ({ email }) => {
    try {
      if (other) await change.mutateAsync(email.trim());
      else await resend.mutateAsync();
      toast(t('desk.mailed'));
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id="desk.mailTitle" />}
      description={<T id="refund.lead" values={{ number: order.number, name: order.buyer.name }} />}
      back={<T id="action.back" />}
      submit={<T id={other ? 'desk.changeAndMail' : 'desk.mail'} />}
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void send().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      <Choices legend={<T id="desk.mailTo" />}>
        <Radio {...form.register('to')} value="same" label={<bdi>{order.buyer.email}</bdi>} />
        <Radio {...form.register('to')} value="other" label={<T id="desk.otherAddress" />} />
      </Choices>
      {other && (
        <Field id="email" label={<T id="desk.newEmail" />} error={errors.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('email', {
                shouldUnregister: true,
                validate: (typed) => /^\S+@\S+\.\S+$/.test(typed.trim()) || t('desk.emailWrong'),
              })}
              type="email"
              inputMode="email"
              autoComplete="off"
            />
          )}
        </Field>
      )}
      <Outcome other={other} />
    </FormDialog>
  );
};
