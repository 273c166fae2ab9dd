import { Controller, useForm, useWatch, type UseFormReturn } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field, FieldFault } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Price } from '@/components/ui/price';
import { Stepper } from '@/components/ui/stepper';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Event, SaleItem } from '@/lib/api/types';
import { amountFrom } from '@/lib/format/amount-input';
import { formatMoney } from '@/lib/format/money';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { useOpenOrder } from '../api';
import { chosenTickets, listedTotal, newOrderInput, newOrderValues, type NewOrderValues } from '../new-order-values';

type Form = { form: UseFormReturn<NewOrderValues> };
const mostTickets = 100;

const Who = ({ form: { register, formState } }: Form) => {
  const t = useT();
  const { errors } = formState;
  return (
    <section className="grid gap-4">
      <h3 className="title text-18">
        <T id="newOrder.who" />
      </h3>
      <Field id="name" label={<T id="newOrder.name" />} error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...register('name', { validate: (typed) => typed.trim() !== '' || t('newOrder.nameMissing') })}
            maxLength={200}
            autoComplete="off"
            dir="auto"
          />
        )}
      </Field>
      <Field
        id="email"
        label={<T id="newOrder.email" />}
        hint={<T id="newOrder.emailHint" />}
        error={errors.email?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...register('email', {
              validate: (typed) => /^\S+@\S+\.\S+$/.test(typed.trim()) || t('desk.emailWrong'),
            })}
            type="email"
            inputMode="email"
            autoComplete="off"
          />
        )}
      </Field>
      <Field id="phone" label={<T id="newOrder.phone" />} optional error={errors.phone?.message}>
        {(control) => <Input {...control} {...register('phone')} type="tel" autoComplete="off" />}
      </Field>
    </section>
  );
};

const Items = ({ form, items }: Form & { items: readonly SaleItem[] }) => {
  const t = useT();
  const fault = form.formState.errors.quantities?.root?.message ?? form.formState.errors.quantities?.message;
  return (
    <section className="grid gap-3" id="quantities" tabIndex={-1}>
      <h3 className="title text-18">
        <T id="newOrder.tickets" />
      </h3>
      <Controller
        control={form.control}
        name="quantities"
        rules={{
          validate: (quantities) => Object.values(quantities).some((count) => count > 0) || t('newOrder.noTickets'),
        }}
        render={({ field }) => (
          <ul>
            {items.map((item) => (
              <li
                key={item.id}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 last:border-0"
              >
                <span>
                  <bdi className="font-medium">{item.name}</bdi>
                  <span className="block text-14 text-ink-soft">
                    <Price value={item.price} />
                    {item.available !== null && (
                      <>
                        {' · '}
                        <T id="newOrder.left" values={{ count: item.available }} />
                      </>
                    )}
                  </span>
                </span>
                <Stepper
                  label={item.name}
                  value={field.value[item.id] ?? 0}
                  max={Math.min(mostTickets, item.available ?? mostTickets)}
                  onChange={(count) => field.onChange({ ...field.value, [item.id]: count })}
                />
              </li>
            ))}
          </ul>
        )}
      />
      {typeof fault === 'string' && <FieldFault id="quantities-error">{fault}</FieldFault>}
    </section>
  );
};

const Paid = ({ form, listed, currency }: Form & { listed: number; currency: string }) => {
  const t = useT();
  const pricing = useWatch({ control: form.control, name: 'pricing' });
  const most = formatMoney({ amount: listed, currency }, formatLocale);
  const check = (typed: string) => {
    const amount = amountFrom(typed, currency);
    return (amount !== undefined && amount <= listed) || t('newOrder.totalWrong', { most });
  };
  return (
    <Choices legend={<T id="newOrder.price" />}>
      <Radio
        {...form.register('pricing')}
        value="free"
        label={<T id="newOrder.free" />}
        hint={<T id="newOrder.freeHint" />}
      />
      {listed > 0 && (
        <>
          <Radio
            {...form.register('pricing')}
            value="listed"
            label={<T id="newOrder.listed" values={{ total: most }} />}
            hint={<T id="newOrder.listedHint" />}
          />
          <Radio {...form.register('pricing')} value="own" label={<T id="newOrder.agreed" />} />
        </>
      )}
      {pricing === 'own' && listed > 0 && (
        <Field
          id="total"
          label={<T id="newOrder.total" values={{ currency }} />}
          hint={<T id="newOrder.totalHint" values={{ most }} />}
          error={form.formState.errors.total?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('total', { validate: check, shouldUnregister: true })}
              inputMode="decimal"
              className="tabular sm:max-w-48"
            />
          )}
        </Field>
      )}
    </Choices>
  );
};

const Names = ({ form, chosen }: Form & { chosen: readonly SaleItem[] }) => {
  const named = useWatch({ control: form.control, name: 'named' });
  if (chosen.length === 0) return null;
  return (
    <div className="grid gap-3">
      <Checkbox {...form.register('named')} label={<T id="newOrder.named" />} />
      {named &&
        chosen.map((item, index) => (
          <Field
            key={index}
            id={`names.${index}`}
            label={<T id="newOrder.ticketName" values={{ number: index + 1, name: <bdi>{item.name}</bdi> }} />}
            optional
          >
            {(control) => <Input {...control} {...form.register(`names.${index}`)} maxLength={200} dir="auto" />}
          </Field>
        ))}
    </div>
  );
};

const Outcome = ({ count, total, currency }: { count: number; total: number; currency: string }) => (
  <div aria-live="polite" className="grid gap-1 rounded-control bg-sunken p-4">
    <p className="font-medium">
      <T id="refund.outcome" />
    </p>
    <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
      <li>
        <T id="newOrder.outcomeStock" values={{ count }} />
      </li>
      {total > 0 && (
        <li>
          <T id="newOrder.outcomeBooks" values={{ total: formatMoney({ amount: total, currency }, formatLocale) }} />
        </li>
      )}
      <li>
        <T id="newOrder.outcomeMail" />
      </li>
    </ul>
  </div>
);

const paidOf = ({ pricing, total }: Pick<NewOrderValues, 'pricing' | 'total'>, listed: number, currency: string) => {
  if (listed === 0 || pricing === 'free') return 0;
  return pricing === 'listed' ? listed : (amountFrom(total, currency) ?? 0);
};

/** An order for somebody who paid elsewhere, or who pays nothing. */
export const NewOrderForm = ({ event, items }: { event: Event; items: readonly SaleItem[] }) => {
  const t = useT();
  const go = useGo();
  const faultText = useFaultText();
  const open = useOpenOrder(event.id);
  const form = useForm<NewOrderValues>({ defaultValues: newOrderValues, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const [quantities, pricing, total] = useWatch({ control: form.control, name: ['quantities', 'pricing', 'total'] });
  const chosen = chosenTickets(quantities, items);
  const listed = listedTotal(quantities, items);
  const send = form.handleSubmit(async (values) => {
    try {
      const order = await open.mutateAsync(newOrderInput(values, items, event));
      toast(t('newOrder.done', { number: order.number }));
      go(paths.eventOrder(event.id, order.id), { replace: true });
    } catch (error) {
      const renamed = { rename: (name: string) => name.replace(/^buyer\./, '').replace(/^lines.*/, 'quantities') };
      if (!showFaults(form, error, renamed)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <form
      noValidate
      className="grid max-w-xl gap-8"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send().finally(summary.tried);
      }}
    >
      <ErrorSummary {...summary} />
      <Items form={form} items={items} />
      <Paid form={form} listed={listed} currency={event.currency} />
      <Who form={form} />
      <Names form={form} chosen={chosen} />
      {chosen.length > 0 && (
        <Outcome
          count={chosen.length}
          total={paidOf({ pricing, total }, listed, event.currency)}
          currency={event.currency}
        />
      )}
      <Button type="submit" size="large" busy={isSubmitting}>
        <T id="newOrder.submit" />
      </Button>
    </form>
  );
};
