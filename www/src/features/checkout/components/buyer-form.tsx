import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import * as z from 'zod/mini';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { showFaults } from '@/lib/form-errors';
import { useSummary } from '@/lib/use-summary';

import { faultsOf, noAnswers, type AnswerValue, type Asked, type TicketValues } from '../said';
import { SaidFields } from './said-fields';

export type Buyer = { name: string; email: string; phone: string };
export type BuyerValues = Buyer & { answers: AnswerValue[]; named: boolean; tickets: TicketValues[] };

type Props = {
  initial: Buyer;
  /** Rejects with what went wrong; field errors are shown at their fields, the rest as `explain` words it. */
  onSubmit: (values: BuyerValues) => Promise<void>;
  explain: (error: unknown) => string;
  /** Nothing to pay: the tickets come with this very step. */
  free: boolean;
  /** Something that the order depends on is still being looked up. */
  waiting: boolean;
  /** The tickets are kept for the very address that stands there. */
  keptFor: boolean;
  /** What the organizer wants to know, and the tickets that names can be put on. */
  asked: Asked;
};

// The server checks; this says the usual things before the way there and back.
const address = /^\S+@\S+\.\S+$/;

const entered = (t: ReturnType<typeof useT>, asked: Asked) =>
  z
    .object({
      name: z.string().check(z.trim(), z.minLength(1, t('checkout.nameMissing'))),
      email: z.string().check(z.trim(), z.regex(address, t('checkout.emailWrong'))),
      phone: z.string().check(z.trim()),
      answers: z.custom<AnswerValue[]>(),
      named: z.boolean(),
      tickets: z.custom<TicketValues[]>(),
    })
    .check(({ value, issues }) => {
      const faults = faultsOf(t, asked.order, value.answers, ['answers']);
      for (const [index, { questions }] of asked.tickets.entries()) {
        const said = value.tickets[index];
        faults.push(...faultsOf(t, questions, said?.answers ?? [], ['tickets', index, 'answers']));
        const email = said?.email.trim() ?? '';
        if (value.named && email && !address.test(email))
          faults.push({ path: ['tickets', index, 'email'], message: t('checkout.emailWrong') });
      }
      for (const fault of faults) issues.push({ code: 'custom', input: value, ...fault });
    });

/** Who gets the tickets: two fields, and a phone for those who like. */
export const BuyerForm = ({ initial, onSubmit, explain, free, waiting, keptFor, asked }: Props) => {
  const t = useT();
  const form = useForm<BuyerValues>({
    resolver: zodResolver(useMemo(() => entered(t, asked), [t, asked])),
    defaultValues: {
      ...initial,
      answers: noAnswers(asked.order),
      named: false,
      tickets: asked.tickets.map(({ questions }) => ({ name: '', email: '', answers: noAnswers(questions) })),
    },
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      if (!showFaults(form, error, { rename: (name) => name.replace(/^buyer\./, '') })) {
        form.setError('root', { message: explain(error) });
      }
    }
  });

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!waiting) void submit(event).finally(summary.tried);
        }}
        className="grid gap-5"
      >
        <ErrorSummary {...summary} />
        <Field label={<T id="checkout.name" />} id="name" error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
        </Field>
        <Field
          label={<T id="checkout.email" />}
          id="email"
          hint={<T id={keptFor ? 'checkout.offerEmail' : 'checkout.emailHint'} />}
          error={errors.email?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('email')}
              type="email"
              inputMode="email"
              autoComplete="email"
              readOnly={keptFor}
            />
          )}
        </Field>
        <Field label={<T id="checkout.phone" />} id="phone" optional error={errors.phone?.message}>
          {(control) => <Input {...control} {...form.register('phone')} type="tel" autoComplete="tel" />}
        </Field>
        <SaidFields asked={asked} />
        <Button type="submit" size="large" busy={form.formState.isSubmitting || waiting}>
          <T id={free ? 'checkout.getFree' : 'checkout.hold'} />
        </Button>
        <p className="text-14 text-ink-faint">
          <T id={free ? 'checkout.getFreeHint' : 'checkout.holdHint'} />
        </p>
      </form>
    </FormProvider>
  );
};
