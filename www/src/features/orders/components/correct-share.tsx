import { useForm } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { Split } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { useCorrect } from '../split-api';

type Props = { share: Split['shares'][number]; secret: string | undefined; onClose: () => void };

/** Corrects whom a share is asked of. */
export const CorrectShare = ({ share, secret, onClose }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const correct = useCorrect(share.id, secret);
  const form = useForm({ defaultValues: { name: share.name, email: share.email }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const send = form.handleSubmit(async ({ name, email }) => {
    try {
      await correct.mutateAsync({ name: name.trim(), email: email.trim() });
      toast(email.trim() === share.email ? t('split.corrected') : t('split.sent', { name }));
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id="split.correctTitle" />}
      description={<T id="split.correctLead" />}
      back={<T id="action.back" />}
      submit={<T id="split.correctSubmit" />}
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void send().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      <Field label={<T id="split.name" />} id="name" error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (text) => text.trim() !== '' || t('split.nameMissing') })}
            maxLength={80}
            dir="auto"
          />
        )}
      </Field>
      <Field label={<T id="split.email" />} id="email" error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email', {
              validate: (text) => /^\S+@\S+\.\S+$/.test(text.trim()) || t('split.emailWrong'),
            })}
            type="email"
            inputMode="email"
          />
        )}
      </Field>
    </FormDialog>
  );
};
