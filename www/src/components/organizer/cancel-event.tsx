import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';

import { Banner } from '@/components/ui/banner';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fault, useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { isStatus } from '@/lib/api/error';
import { once } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import type { CancellationPreview, Event } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { formatMoney } from '@/lib/format/money';
import { paths } from '@/lib/paths';
import { cancellationOf, cancellationPreview } from '@/lib/queries/cancellation';
import { eventChanged } from '@/lib/queries/organizer';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { CancelOutcome } from './cancel-outcome';
import { FormDialog } from './form-dialog';
import { nothingKept, policyOf, type KeepValues } from './keep';
import { KeepFields } from './keep-fields';

export type CancelValues = KeepValues & { reason: string; name: string };

const useCancel = (event: Event, preview: CancellationPreview | undefined) => {
  const path = { id: event.id };
  return useMutation({
    mutationFn: async ({ reason, name, ...keep }: CancelValues) => {
      const why = reason.trim();
      // Who may not handle money may still cancel what nobody has paid for.
      if (!preview) return ok(api.POST('/events/{id}/cancel', { params: { path }, body: { reason: why } }));
      const body = { name: name.trim(), reason: why, keep: policyOf(keep, event.currency) };
      const progress = await once(`cancel.${event.id}`, body, (key) =>
        ok(api.POST('/events/{id}/cancellation', { params: { path, header: { 'Idempotency-Key': key } }, body })),
      );
      queryClient.setQueryData(cancellationOf(event.id).queryKey, progress);
      return { ...event, status: 'cancelled' as const };
    },
    onSuccess: eventChanged,
  });
};

type Props = { event: Event; onClose: () => void };

const Loaded = ({ event, first, onClose }: Props & { first: CancellationPreview | undefined }) => {
  const t = useT();
  const go = useGo();
  const faultText = useFaultText();
  const form = useForm<CancelValues>({
    defaultValues: { ...nothingKept, reason: '', name: '' },
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) };
  const newer = useQuery({
    ...cancellationPreview(event.id, policyOf(values, event.currency)),
    enabled: Boolean(first),
  });
  const preview = first && (newer.data ?? first);
  const cancel = useCancel(event, preview);
  const send = form.handleSubmit(async (values) => {
    try {
      await cancel.mutateAsync(values);
      onClose();
      toast(t(preview?.orders ? 'cancel.started' : 'organizer.cancelled'));
      if (preview?.orders) go(paths.cancellation(event.id));
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id="organizer.cancelTitle" />}
      description={<T id="organizer.cancelLead" />}
      back={<T id="organizer.keepEvent" />}
      submit={
        preview && preview.back.amount > 0 ? (
          <T id="cancel.submit" values={{ amount: formatMoney(preview.back, formatLocale) }} />
        ) : (
          <T id="organizer.cancelEvent" />
        )
      }
      look="danger"
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void send().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      {!preview && (
        <Banner tone="warning">
          <T id="organizer.cancelNothingPaid" />
        </Banner>
      )}
      {preview && preview.back.amount + preview.kept.amount + preview.cash.amount > 0 && (
        <KeepFields form={form} currency={event.currency} />
      )}
      {preview && <CancelOutcome preview={preview} />}
      <Field
        id="reason"
        label={<T id="organizer.cancelReason" />}
        hint={<T id="organizer.cancelReasonHint" />}
        error={errors.reason?.message}
      >
        {(control) => (
          <Textarea
            {...control}
            {...form.register('reason', {
              validate: (text) => text.trim() !== '' || t('organizer.cancelReasonMissing'),
            })}
            rows={2}
            maxLength={200}
            dir="auto"
          />
        )}
      </Field>
      <Field
        id="name"
        label={<T id="organizer.typeName" values={{ name: <b dir="auto">{event.name}</b> }} />}
        error={errors.name?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name', {
              validate: (text) => text.trim() === event.name.trim() || t('organizer.nameDiffers'),
            })}
            dir="auto"
            autoComplete="off"
          />
        )}
      </Field>
    </FormDialog>
  );
};

/** Asks before an event is called off: what goes back and what is kept, in numbers, and its name as the sign that it is meant. */
export const CancelEvent = ({ event, onClose }: Props) => {
  const query = useQuery(cancellationPreview(event.id, policyOf(nothingKept, event.currency)));
  if (query.data || isStatus(query.error, 403)) return <Loaded event={event} first={query.data} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={<T id="organizer.cancelTitle" />}>
      {query.isError ? <Fault error={query.error} onRetry={() => void query.refetch()} /> : <SkeletonText lines={6} />}
    </Dialog>
  );
};
