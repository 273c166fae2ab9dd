import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fault, useFaultText } from '@/components/ui/fault';
import { Field, FieldFault } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Order, Refundable } from '@/lib/api/types';
import { amountFrom } from '@/lib/format/amount-input';
import { formatMoney } from '@/lib/format/money';
import { showFaults } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { refundable, useGiveBack } from '../api';

type Values = { what: 'everything' | 'tickets' | 'amount'; tickets: string[]; amount: string; reason: string };
type Part = { form: UseFormReturn<Values>; left: Refundable };

/** What the choices come to: so much money, so many tickets. */
const outcomeOf = (
  { what, tickets, amount }: Pick<Values, 'what' | 'tickets' | 'amount'>,
  { left, ...all }: Refundable,
) => {
  if (what === 'everything') return { amount: left.amount, tickets: all.tickets.length };
  if (what === 'amount') return { amount: amountFrom(amount, left.currency) ?? 0, tickets: 0 };
  const chosen = all.tickets.filter(({ id }) => tickets.includes(id));
  const worth = chosen.reduce((sum, ticket) => sum + ticket.worth.amount, 0);
  return { amount: Math.min(worth, left.amount), tickets: chosen.length };
};

const TicketChoices = ({ form, left }: Part) => {
  const t = useT();
  const fault = form.formState.errors.tickets?.message;
  return (
    <Choices legend={<T id="refund.whichTickets" />}>
      {left.tickets.map((ticket) => (
        <Checkbox
          key={ticket.id}
          value={ticket.id}
          label={
            <span className="flex flex-wrap gap-x-3">
              <span dir="auto">{ticket.name}</span>
              <Money value={ticket.worth} />
            </span>
          }
          hint={
            <>
              <bdi>{ticket.holder}</bdi> · <span className="font-mono">{ticket.number}</span>
              {ticket.status === 'used' && (
                <>
                  {' · '}
                  <T id="sales.ticket.used" />
                </>
              )}
            </>
          }
          {...form.register('tickets', { validate: (ids) => ids.length > 0 || t('refund.noTickets') })}
        />
      ))}
      {fault && <FieldFault id="tickets-error">{fault}</FieldFault>}
    </Choices>
  );
};

const AmountField = ({ form, left: { left } }: Part) => {
  const t = useT();
  const most = formatMoney(left, formatLocale);
  const check = (text: string) => {
    const amount = amountFrom(text, left.currency);
    return (amount !== undefined && amount > 0 && amount <= left.amount) || t('refund.amountBetween', { most });
  };
  return (
    <Field
      id="amount"
      label={<T id="refund.amount" values={{ currency: left.currency }} />}
      hint={<T id="refund.amountHint" values={{ most }} />}
      error={form.formState.errors.amount?.message}
    >
      {(control) => (
        <Input {...control} {...form.register('amount', { validate: check })} inputMode="decimal" className="tabular" />
      )}
    </Field>
  );
};

/** In words, before it is done. */
type OutcomeProps = { amount: number; tickets: number; currency: string; cash: boolean };

const Outcome = ({ amount, tickets, currency, cash }: OutcomeProps) => (
  <div aria-live="polite" className="grid gap-1 rounded-control bg-sunken p-4">
    <p className="font-medium">
      <T id="refund.outcome" />
    </p>
    <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
      {amount > 0 && (
        <li>
          <T
            id={cash ? 'desk.outcomeCash' : 'refund.outcomeMoney'}
            values={{ amount: formatMoney({ amount, currency }, formatLocale) }}
          />
        </li>
      )}
      <li>
        <T id="refund.outcomeTickets" values={{ count: tickets }} />
      </li>
      <li>
        <T id="refund.outcomeMail" />
      </li>
    </ul>
  </div>
);

const Loaded = ({ order, left, onClose }: { order: Order; left: Refundable; onClose: () => void }) => {
  const t = useT();
  const faultText = useFaultText();
  const giveBack = useGiveBack(order.id);
  const paid = left.left.amount > 0;
  const form = useForm<Values>({
    defaultValues: { what: 'everything', tickets: [], amount: '', reason: '' },
    shouldUnregister: true,
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const [what = 'everything', tickets = [], amount = ''] = useWatch({
    control: form.control,
    name: ['what', 'tickets', 'amount'],
  });
  const outcome = outcomeOf({ what, tickets, amount }, left);
  const send = form.handleSubmit(async (values) => {
    try {
      await giveBack.mutateAsync({
        reason: values.reason.trim(),
        ...(what === 'tickets' ? { tickets: values.tickets } : {}),
        ...(what === 'amount' ? { amount: outcome.amount } : {}),
      });
      toast(t('refund.done'));
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <FormDialog
      title={<T id={paid ? 'refund.title' : 'refund.titleFree'} />}
      description={<T id="refund.lead" values={{ number: order.number, name: order.buyer.name }} />}
      back={<T id="action.back" />}
      submit={
        outcome.amount > 0 ? (
          <T
            id="refund.submit"
            values={{ amount: formatMoney({ ...left.left, amount: outcome.amount }, formatLocale) }}
          />
        ) : (
          <T id="refund.submitFree" />
        )
      }
      look="danger"
      busy={isSubmitting}
      onClose={onClose}
      onSubmit={() => void send().finally(summary.tried)}
    >
      <ErrorSummary {...summary} />
      <Choices legend={<T id="refund.what" />}>
        <Radio {...form.register('what')} value="everything" label={<T id="refund.everything" />} />
        {left.tickets.length > 0 && (
          <Radio {...form.register('what')} value="tickets" label={<T id="refund.tickets" />} />
        )}
        {paid && (
          <Radio
            {...form.register('what')}
            value="amount"
            label={<T id="refund.someAmount" />}
            hint={<T id="refund.someAmountHint" />}
          />
        )}
      </Choices>
      {what === 'tickets' && <TicketChoices form={form} left={left} />}
      {what === 'amount' && <AmountField form={form} left={left} />}
      <Field
        id="reason"
        label={<T id="refund.reason" />}
        hint={<T id="refund.reasonHint" />}
        error={errors.reason?.message}
      >
        {(control) => (
          <Textarea
            {...control}
            {...form.register('reason', { validate: (text) => text.trim() !== '' || t('refund.reasonMissing') })}
            rows={2}
            maxLength={200}
            dir="auto"
          />
        )}
      </Field>
      <Outcome {...outcome} currency={left.left.currency} cash={order.method === 'cash'} />
    </FormDialog>
  );
};

/** Money, tickets or both of an order go back; it says beforehand what will happen. */
export const RefundDialog = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const query = useQuery(refundable(order.id));
  if (query.data) return <Loaded order={order} left={query.data} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={<T id="refund.title" />}>
      {query.isError ? <Fault error={query.error} onRetry={() => void query.refetch()} /> : <SkeletonText lines={5} />}
    </Dialog>
  );
};
