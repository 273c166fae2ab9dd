import { useForm } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { LineFigures } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { useMessage } from '../api';

type Props = { line: LineFigures; onClose: () => void };

/** A mail to everybody who waits, with how many that are on the very button. */
export const MessageDialog = ({ line, onClose }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const message = useMessage(line.item_id);
  const form = useForm({ defaultValues: { subject: '', text: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const send = form.handleSubmit(async ({ subject, text }) => {
    try {
      const { waiting } = await message.mutateAsync({ subject: subject.trim(), text: text.trim() });
      toast(t('lines.messageSent', { waiting }));
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id="lines.messageTitle" />}
      description={<T id="lines.messageLead" />}
      back={<T id="action.back" />}
      submit={<T id="lines.messageSend" values={{ waiting: line.waiting }} />}
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void send().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      <Field label={<T id="lines.messageSubject" />} error={errors.subject?.message} id="subject">
        {(control) => (
          <Input
            {...control}
            {...form.register('subject', {
              validate: (text) => text.trim() !== '' || t('lines.messageSubjectMissing'),
            })}
            maxLength={150}
            dir="auto"
          />
        )}
      </Field>
      <Field
        label={<T id="lines.messageText" />}
        hint={<T id="lines.messageTextHint" />}
        error={errors.text?.message}
        id="text"
      >
        {(control) => (
          <Textarea
            {...control}
            {...form.register('text', { validate: (text) => text.trim() !== '' || t('lines.messageTextMissing') })}
            rows={6}
            maxLength={4000}
            dir="auto"
          />
        )}
      </Field>
    </FormDialog>
  );
};
