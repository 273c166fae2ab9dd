import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { Checkbox } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { Ticket } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { ticketsOfOrder } from '@/lib/queries/orders';
import { offerTransfer } from '@/lib/queries/transfers';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

type Props = { ticket: Ticket; secret: string | undefined; onClose: () => void };
type Values = { email: string; tickets: string[] };

/** Asks to whom a ticket is to go, and which others of the order with it. */
export const PassOnDialog = ({ ticket, secret, onClose }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const order = useQuery(ticketsOfOrder(ticket.order_id, secret));
  const others = order.data?.items.filter(({ id, transferable }) => transferable && id !== ticket.id) ?? [];
  const form = useForm<Values>({ defaultValues: { email: '', tickets: [] }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const send = form.handleSubmit(async ({ email, tickets }) => {
    try {
      await offerTransfer(ticket, { email: email.trim(), tickets }, secret);
      toast(t('transfer.sent', { email: email.trim() }));
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id="transfer.title" />}
      description={<T id="transfer.lead" />}
      back={<T id="action.back" />}
      submit={<T id="transfer.submit" />}
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void send().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      <Field id="email" label={<T id="transfer.email" />} error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email', { validate: (text) => text.includes('@') || t('transfer.emailMissing') })}
            type="email"
            autoComplete="off"
          />
        )}
      </Field>
      {others.length > 0 && (
        <Choices legend={<T id="transfer.others" />}>
          {others.map(({ id, ticket_type: type, number }) => (
            <Checkbox
              key={id}
              value={id}
              label={<span dir="auto">{type.name}</span>}
              hint={<span className="font-mono">{number}</span>}
              {...form.register('tickets')}
            />
          ))}
        </Choices>
      )}
    </FormDialog>
  );
};
