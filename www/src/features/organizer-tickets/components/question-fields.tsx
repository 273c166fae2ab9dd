import { useFormContext, useWatch } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { Question, SaleItem } from '@/lib/api/types';

import { hasOptions, questionKinds, type QuestionValues } from '../question-values';
import { TextField } from './text-field';
import { Ticks } from './ticks';

/** Of whom and how it is asked: chosen once, because answers are kept as they were given. */
const Kind = () => {
  const t = useT();
  const { register } = useFormContext<QuestionValues>();
  return (
    <>
      <Choices legend={<T id="question.askedOf" />}>
        <Radio value="order" {...register('asked_of')} label={<T id="question.perOrder" />} />
        <Radio value="ticket" {...register('asked_of')} label={<T id="question.perTicket" />} />
      </Choices>
      <Field id="kind" label={<T id="question.kind" />}>
        {(control) => (
          <Select {...control} {...register('kind')}>
            {questionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`question.kind.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
};

type Props = { question: Question | undefined; items: readonly SaleItem[] };

/** The fields of a question. */
export const QuestionFields = ({ question, items }: Props) => {
  const { register } = useFormContext<QuestionValues>();
  const kind = useWatch<QuestionValues, 'kind'>({ name: 'kind' });
  const askedFor = useWatch<QuestionValues, 'asked_for'>({ name: 'asked_for' });
  return (
    <>
      <TextField name="label" label="question.label" hint={<T id="question.labelHint" />} maxLength={200} dir="auto" />
      <TextField name="help" label="question.help" maxLength={300} optional dir="auto" />
      {!question && <Kind />}
      {hasOptions(kind) && (
        <TextField
          name="options"
          label="question.options"
          hint={<T id={kind === 'choice' ? 'question.optionsHint' : 'question.tickHint'} />}
          rows={4}
        />
      )}
      <Checkbox {...register('required')} label={<T id="question.required" />} />
      {items.length > 1 && (
        <Choices legend={<T id="question.askedFor" />}>
          <Radio value="all" {...register('asked_for')} label={<T id="question.forAll" />} />
          <Radio value="some" {...register('asked_for')} label={<T id="question.forSome" />} />
          {askedFor === 'some' && (
            <Ticks name="item_ids" options={items.map(({ id, name }) => ({ id, label: <bdi>{name}</bdi> }))} />
          )}
        </Choices>
      )}
      {question && (
        <p className="text-14 text-ink-faint">
          <T id="question.changeHint" />
        </p>
      )}
    </>
  );
};
