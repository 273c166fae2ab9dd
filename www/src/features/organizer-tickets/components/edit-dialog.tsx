import { useId, type ReactNode } from 'react';
import { FormProvider, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { T, useT, type MessageId } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import { showFaults } from '@/lib/form-errors';
import { useSummary } from '@/lib/use-summary';

type Props<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  title: MessageId;
  submit: MessageId;
  /** Sends it; what the server refuses is shown at its field, or above all of them. */
  save: (values: Values) => Promise<void>;
  /** The form's name of a field of the request. */
  rename?: (name: string) => string;
  /** A refusal that belongs to one field, in words of its own. */
  place?: (error: ApiError) => { field: Path<Values>; message: string } | undefined;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that adds or changes something with many fields. What was typed is not lost without asking. */
export const EditDialog = <Values extends FieldValues>({
  form,
  title,
  submit,
  save,
  rename = (name) => name,
  place,
  onClose,
  children,
}: Props<Values>) => {
  const t = useT();
  const formId = useId();
  const faultText = useFaultText();
  const { errors, isSubmitting, isDirty } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const send = form.handleSubmit(async (values) => {
    try {
      await save(values);
      onClose();
    } catch (error) {
      const placed = error instanceof ApiError ? place?.(error) : undefined;
      if (placed) form.setError(placed.field, { message: placed.message });
      else if (!showFaults(form, error, { rename })) form.setError('root', { message: faultText(error) });
    }
  });
  const close = () => {
    if (!isDirty || confirm(t('editor.leave'))) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={<T id={title} />}
      actions={
        <>
          <Button look="secondary" onClick={close}>
            <T id="action.back" />
          </Button>
          <Button type="submit" form={formId} busy={isSubmitting}>
            <T id={submit} />
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id={formId}
          noValidate
          onSubmit={(submitted) => void send(submitted).finally(summary.tried)}
          className="grid gap-5"
        >
          <ErrorSummary {...summary} />
          {children}
        </form>
      </FormProvider>
    </Dialog>
  );
};
