import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { ApiError, isCode } from '@/lib/api/error';
import type { Event, TicketType } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { typesChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { checked } from '../checks';
import { emptyValues, inputOf, valuesOf, type Values } from '../values';
import { TypeFields } from './type-fields';

type Props = { event: Event; type?: TicketType; sort: number; onClose: () => void };

const numbersOf = (error: unknown) => {
  const { sold, held } = (error instanceof ApiError ? error.problem : {}) as { sold?: number; held?: number };
  return { sold: sold ?? 0, held: held ?? 0, least: (sold ?? 0) + (held ?? 0) };
};

/** Adds a ticket type, or changes one. */
export const TypeDialog = ({ event, type, sort, onClose }: Props) => {
  const t = useT();
  const formId = useId();
  const faultText = useFaultText();
  const { currency, zone } = event;
  const form = useForm<Values>({
    resolver: zodResolver(useMemo(() => checked(t, { currency, zone }), [t, currency, zone])),
    defaultValues: type ? valuesOf(type, event) : emptyValues(event, event.type === 'free'),
    shouldFocusError: false,
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  const submit = form.handleSubmit(async (values) => {
    const { sale_mode, ...rest } = inputOf(values, event);
    // The waiting room is set elsewhere; saving the rest must not open the sale.
    const body = { ...rest, ...(type?.sale_mode === 'waiting_room' || !sale_mode ? {} : { sale_mode }) };
    try {
      if (type) await ok(api.PUT('/ticket-types/{id}', { params: { path: { id: type.id } }, body }));
      else await ok(api.POST('/ticket-types', { body: { ...body, event_id: event.id, sort } }));
      await typesChanged(event.id);
      toast(t(type ? 'type.saved' : 'type.added', { name: values.name.trim() }));
      onClose();
    } catch (error) {
      if (isCode(error, 'capacity_in_use'))
        form.setError('capacity', { message: t('type.capacityInUse', numbersOf(error)) });
      else if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  const close = () => {
    if (!isDirty || confirm(t('editor.leave'))) onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={<T id={type ? 'type.edit' : 'type.add'} />}
      actions={
        <>
          <Button look="secondary" onClick={close}>
            <T id="action.back" />
          </Button>
          <Button type="submit" form={formId} busy={isSubmitting}>
            <T id={type ? 'action.save' : 'type.add'} />
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id={formId}
          noValidate
          onSubmit={(submitted) => void submit(submitted).finally(summary.tried)}
          className="grid gap-5"
        >
          <ErrorSummary {...summary} />
          <TypeFields event={event} type={type} />
        </form>
      </FormProvider>
    </Dialog>
  );
};
