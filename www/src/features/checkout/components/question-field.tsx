import { get, useFormContext } from 'react-hook-form';

import { Checkbox, Radio } from '@/components/ui/choice';
import { Field, FieldFault } from '@/components/ui/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { T } from '@/i18n/t';
import type { Question } from '@/lib/api/types';

type Props = { name: string; question: Question };

// More than these are chosen from a list.
const mostRadios = 6;

const useFault = (name: string): string | undefined => {
  const fault: unknown = get(useFormContext().formState.errors, `${name}.message`);
  return typeof fault === 'string' ? fault : undefined;
};

const Optional = ({ question }: { question: Question }) =>
  question.required ? null : (
    <span className="ml-2 text-14 font-normal text-ink-faint">
      <T id="form.optional" />
    </span>
  );

/** One box: the question itself is its label. */
const OneBox = ({ name, question }: Props) => {
  const fault = useFault(name);
  const { register } = useFormContext();
  return (
    <div>
      <Checkbox
        {...register(name)}
        id={name}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${name}-error` : undefined}
        label={
          <span dir="auto">
            {question.label}
            <Optional question={question} />
          </span>
        }
        hint={question.help}
      />
      {fault && <FieldFault id={`${name}-error`}>{fault}</FieldFault>}
    </div>
  );
};

const Several = ({ name, question }: Props) => {
  const fault = useFault(name);
  const { register } = useFormContext();
  const One = question.kind === 'choice' ? Radio : Checkbox;
  return (
    <fieldset aria-describedby={fault ? `${name}-error` : undefined}>
      <legend className="font-medium" dir="auto">
        {question.label}
        <Optional question={question} />
      </legend>
      {question.help && (
        <p className="text-14 text-ink-faint" dir="auto">
          {question.help}
        </p>
      )}
      {question.options.map((option, index) => (
        <One
          key={option}
          {...register(name)}
          value={option}
          label={<bdi>{option}</bdi>}
          {...(index === 0 ? { id: name } : {})}
        />
      ))}
      {fault && <FieldFault id={`${name}-error`}>{fault}</FieldFault>}
    </fieldset>
  );
};

/** A question of the organizer, in the form that its kind of answer has. */
export const QuestionField = ({ name, question }: Props) => {
  const fault = useFault(name);
  const { register } = useFormContext();
  const { kind, options } = question;
  if (kind === 'checkbox' && options.length === 0) return <OneBox name={name} question={question} />;
  if (kind === 'checkbox' || (kind === 'choice' && options.length <= mostRadios))
    return <Several name={name} question={question} />;
  return (
    <Field
      id={name}
      label={<span dir="auto">{question.label}</span>}
      hint={question.help && <span dir="auto">{question.help}</span>}
      optional={!question.required}
      error={fault}
    >
      {(control) => {
        if (kind === 'choice')
          return (
            <Select {...control} {...register(name)}>
              <option value="" />
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </Select>
          );
        if (kind === 'long_text')
          return <Textarea {...control} {...register(name)} rows={3} maxLength={2000} dir="auto" />;
        if (kind === 'date') return <Input {...control} {...register(name)} type="date" />;
        return <Input {...control} {...register(name)} maxLength={300} dir="auto" />;
      }}
    </Field>
  );
};
