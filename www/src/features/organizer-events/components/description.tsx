import { useFormContext, useWatch } from 'react-hook-form';

import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Tabs } from '@/components/ui/tabs';
import { T, useT } from '@/i18n/t';

import type { Values } from '../values';
import { MarkdownText } from './markdown-text';
import { Section } from './section';

const Preview = () => {
  const source = useWatch<Values, 'description'>({ name: 'description' });
  return source.trim() ? (
    <MarkdownText source={source} />
  ) : (
    <p className="text-ink-soft">
      <T id="editor.descriptionEmpty" />
    </p>
  );
};

/** What the page says in full. */
export const Description = () => {
  const t = useT();
  const {
    register,
    formState: { errors },
  } = useFormContext<Values>();
  return (
    <Section id="about" title="editor.about">
      <Tabs
        label={t('editor.about')}
        tabs={[
          {
            value: 'write',
            label: <T id="editor.write" />,
            content: (
              <Field
                label={<T id="editor.description" />}
                id="description"
                hint={<T id="editor.descriptionHint" />}
                error={errors.description?.message}
              >
                {(control) => (
                  <Textarea {...control} {...register('description')} rows={12} maxLength={20_000} dir="auto" />
                )}
              </Field>
            ),
          },
          { value: 'look', label: <T id="editor.look" />, content: <Preview /> },
        ]}
      />
    </Section>
  );
};
