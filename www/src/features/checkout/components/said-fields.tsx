import { get, useFormContext, useWatch } from 'react-hook-form';

import { Checkbox } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T } from '@/i18n/t';

import type { Asked, ToCome } from '../said';
import { QuestionField } from './question-field';

const Names = ({ index }: { index: number }) => {
  const { register, formState } = useFormContext();
  const fault = (name: string): string | undefined => {
    const message: unknown = get(formState.errors, `tickets.${index}.${name}.message`);
    return typeof message === 'string' ? message : undefined;
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id={`tickets.${index}.name`} label={<T id="checkout.ticketName" />} optional error={fault('name')}>
        {(control) => <Input {...control} {...register(`tickets.${index}.name`)} maxLength={200} dir="auto" />}
      </Field>
      <Field id={`tickets.${index}.email`} label={<T id="checkout.ticketEmail" />} optional error={fault('email')}>
        {(control) => <Input {...control} {...register(`tickets.${index}.email`)} type="email" inputMode="email" />}
      </Field>
    </div>
  );
};

const OneTicket = ({ index, ticket, named }: { index: number; ticket: ToCome; named: boolean }) => (
  <fieldset className="grid gap-4 border-t border-line pt-4">
    <legend className="float-left w-full font-semibold">
      <T id="checkout.ticketNumber" values={{ number: index + 1, name: <bdi>{ticket.name}</bdi> }} />
    </legend>
    {named && <Names index={index} />}
    {ticket.questions.map((question, at) => (
      <QuestionField key={question.id} name={`tickets.${index}.answers.${at}.value`} question={question} />
    ))}
  </fieldset>
);

/** What the organizer asks, and who the tickets are for. Nothing where nothing is asked and there is one ticket. */
export const SaidFields = ({ asked }: { asked: Asked }) => {
  const { register } = useFormContext();
  const named = useWatch({ name: 'named' }) === true;
  const group = asked.tickets.length > 1;
  const shown = asked.tickets
    .map((ticket, index) => ({ ticket, index }))
    .filter(({ ticket }) => named || ticket.questions.length > 0);
  if (!group && asked.order.length === 0 && shown.length === 0) return null;
  return (
    <div className="grid gap-5">
      {asked.order.length > 0 && (
        <section className="grid gap-5" aria-labelledby="asked-title">
          <h2 id="asked-title" className="title text-22">
            <T id="checkout.questions" />
          </h2>
          {asked.order.map((question, index) => (
            <QuestionField key={question.id} name={`answers.${index}.value`} question={question} />
          ))}
        </section>
      )}
      {group && (
        <Checkbox {...register('named')} label={<T id="checkout.named" />} hint={<T id="checkout.namedHint" />} />
      )}
      {shown.map(({ ticket, index }) => (
        <OneTicket key={index} index={index} ticket={ticket} named={named} />
      ))}
    </div>
  );
};
