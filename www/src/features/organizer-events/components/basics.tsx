import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';

import { Radio } from '@/components/ui/choice';
import { Choices } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { categoriesQuery } from '@/lib/queries/events';

import type { Values } from '../values';
import { Section } from './section';

const types = ['ticketed', 'free', 'save_the_date'] as const;
const mostSummary = 300;

const Categories = () => {
  const { register } = useFormContext<Values>();
  const categories = useQuery(categoriesQuery).data?.items ?? [];
  if (categories.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">
        <T id="editor.categories" />
      </legend>
      <div className="flex flex-wrap gap-2">
        {categories.map(({ id, name }) => (
          <label
            key={id}
            className="inline-flex min-h-9 items-center gap-2 rounded-pill border border-line-strong px-3.5 text-14 font-medium text-ink-soft transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              value={id}
              {...register('categories')}
              className="size-4 accent-accent outline-none"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const SummaryCount = () => {
  const length = useWatch<Values, 'summary'>({ name: 'summary' }).length;
  return length > mostSummary - 80 ? (
    <T id="editor.charactersLeft" values={{ count: mostSummary - length }} />
  ) : (
    <T id="editor.summaryHint" />
  );
};

/** What it is. */
export const Basics = () => {
  const t = useT();
  const {
    register,
    formState: { errors },
  } = useFormContext<Values>();
  return (
    <Section id="basics" title="editor.basics">
      <Field label={<T id="editor.name" />} id="name" error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...register('name')}
            maxLength={200}
            dir="auto"
            placeholder={t('editor.namePlaceholder')}
          />
        )}
      </Field>
      <Choices legend={<T id="editor.type" />}>
        <div className="grid gap-x-6 md:grid-cols-3">
          {types.map((type) => (
            <Radio
              key={type}
              value={type}
              {...register('type')}
              label={<T id={`editor.type.${type}`} />}
              hint={<T id={`editor.typeHint.${type}`} />}
            />
          ))}
        </div>
      </Choices>
      <Field
        label={<T id="editor.summary" />}
        id="summary"
        optional
        hint={<SummaryCount />}
        error={errors.summary?.message}
      >
        {(control) => <Textarea {...control} {...register('summary')} rows={2} maxLength={mostSummary} dir="auto" />}
      </Field>
      <Categories />
    </Section>
  );
};
