import { useForm } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Order, OrderDocuments } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

type Props = { order: Order; papers: OrderDocuments; secret: string | undefined; onClose: () => void };

const none = { name: '', address: '', tax_id: '' };

/** Whom the invoice is made out to; it says beforehand what becomes of one that was issued. */
const BillingDialog = ({ order, papers, secret, onClose }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const issued = papers.items.length > 0;
  const form = useForm({
    defaultValues: papers.billing ?? { ...none, name: order.buyer.name },
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const save = form.handleSubmit(async ({ name, address, tax_id: taxId }) => {
    try {
      await ok(
        api.PUT('/orders/{id}/billing', {
          params: { path: { id: order.id }, ...(secret ? { query: { secret } } : {}) },
          body: { name: name.trim(), address: address.trim(), tax_id: taxId.trim() },
        }),
      );
      await queryClient.invalidateQueries({ queryKey: ['order', order.id, 'documents'] });
      toast(t(issued ? 'papers.replaced' : 'papers.saved'));
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id="papers.dialog" />}
      description={<T id={issued ? 'papers.dialogLeadIssued' : 'papers.dialogLead'} />}
      back={<T id="action.back" />}
      submit={<T id="papers.save" />}
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void save().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      <Field id="name" label={<T id="papers.name" />} error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (text) => text.trim() !== '' || t('papers.nameMissing') })}
            maxLength={200}
            autoComplete="organization"
            dir="auto"
          />
        )}
      </Field>
      <Field id="address" label={<T id="papers.address" />} optional error={errors.address?.message}>
        {(control) => (
          <Textarea
            {...control}
            {...form.register('address')}
            rows={3}
            maxLength={500}
            autoComplete="street-address"
            dir="auto"
          />
        )}
      </Field>
      <Field id="tax_id" label={<T id="papers.taxId" />} optional error={errors.tax_id?.message}>
        {(control) => <Input {...control} {...form.register('tax_id')} maxLength={60} dir="auto" />}
      </Field>
    </FormDialog>
  );
};

export default BillingDialog;
