import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { showFaults } from '@/lib/form-errors';
import { useSummary } from '@/lib/use-summary';

export type Buyer = { name: string; email: string; phone: string };

type Props = {
  initial: Buyer;
  /** Rejects with what went wrong; field errors are shown at their fields, the rest as `explain` words it. */
  onSubmit: (buyer: Buyer) => Promise<void>;
  explain: (error: unknown) => string;
  /** Nothing to pay: the tickets come with this very step. */
  free: boolean;
  /** Something that the order depends on is still being looked up. */
  waiting: boolean;
  /** The tickets are kept for the very address that stands there. */
  keptFor: boolean;
};

// The server checks; this says the usual things before the way there and back.
const entered = (t: ReturnType<typeof useT>) =>
  z.object({
    name: z.string().check(z.trim(), z.minLength(1, t('checkout.nameMissing'))),
    email: z.string().check(z.trim(), z.regex(/^\S+@\S+\.\S+$/, t('checkout.emailWrong'))),
    phone: z.string().check(z.trim()),
  });

/** Who gets the tickets: two fields, and a phone for those who like. */
export const BuyerForm = ({ initial, onSubmit, explain, free, waiting, keptFor }: Props) => {
  const t = useT();
  const form = useForm<Buyer>({
    resolver: zodResolver(useMemo(() => entered(t), [t])),
    defaultValues: initial,
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  const submit = form.handleSubmit(async (buyer) => {
    try {
      await onSubmit(buyer);
    } catch (error) {
      if (!showFaults(form, error, { rename: (name) => name.replace(/^buyer\./, '') })) {
        form.setError('root', { message: explain(error) });
      }
    }
  });

  return (
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
      <Button type="submit" size="large" busy={form.formState.isSubmitting || waiting}>
        <T id={free ? 'checkout.getFree' : 'checkout.hold'} />
      </Button>
      <p className="text-14 text-ink-faint">
        <T id={free ? 'checkout.getFreeHint' : 'checkout.holdHint'} />
      </p>
    </form>
  );
};
