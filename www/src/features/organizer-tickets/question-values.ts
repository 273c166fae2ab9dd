import type { useT } from '@/i18n/t';
import type { Question, QuestionInput } from '@/lib/api/types';

import { checks } from './checks';

export type QuestionValues = {
  label: string;
  help: string;
  asked_of: Question['asked_of'];
  kind: Question['kind'];
  required: boolean;
  /** One option a line. */
  options: string;
  asked_for: 'all' | 'some';
  item_ids: string[];
};

export const newQuestion: QuestionValues = {
  label: '',
  help: '',
  asked_of: 'order',
  kind: 'text',
  required: false,
  options: '',
  asked_for: 'all',
  item_ids: [],
};

export const questionKinds = ['text', 'long_text', 'choice', 'checkbox', 'date'] as const;

/** Whether one chooses from a list. */
export const hasOptions = (kind: Question['kind']): boolean => kind === 'choice' || kind === 'checkbox';

/** The options that were typed: one a line, without blanks and empty lines. */
export const optionsFrom = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const questionValuesOf = (question: Question): QuestionValues => ({
  ...question,
  options: question.options.join('\n'),
  asked_for: question.item_ids.length > 0 ? 'some' : 'all',
});

export const checkedQuestion = (t: ReturnType<typeof useT>) =>
  checks<QuestionValues>(t, (value, must) => {
    const options = optionsFrom(value.options);
    must(value.label.trim() !== '', 'label', 'question.labelMissing');
    must(value.kind !== 'choice' || options.length >= 2, 'options', 'question.optionsMissing');
    must(new Set(options).size === options.length, 'options', 'question.optionsTwice');
    must(
      options.every((option) => option.length <= 120),
      'options',
      'question.optionLong',
    );
    must(value.asked_for === 'all' || value.item_ids.length > 0, 'item_ids', 'question.itemsMissing');
  });

/** What is sent; the values have passed the checks. */
export const questionInputOf = (values: QuestionValues): Omit<QuestionInput, 'asked_of' | 'kind'> => ({
  label: values.label.trim(),
  help: values.help.trim(),
  required: values.required,
  options: hasOptions(values.kind) ? optionsFrom(values.options) : [],
  item_ids: values.asked_for === 'some' ? values.item_ids : [],
});
