import type { useT } from '@/i18n/t';
import type { Question } from '@/lib/api/types';

/** What was entered for a question: a text, boxes that are ticked, or one box. */
export type Entered = string | string[] | boolean;
export type GivenAnswer = { question_id: string; value: string[] };

export type AnswerValue = { value: Entered };
export type TicketValues = { name: string; email: string; answers: AnswerValue[] };

/** One ticket to come, with what is asked about it. */
export type ToCome = { itemId: string; name: string; questions: readonly Question[] };
/** All that can be said at the checkout. */
export type Asked = { order: readonly Question[]; tickets: readonly ToCome[] };

type Wished = { id: string; name: string; quantity: number };

const askedFor = (question: Question, ids: readonly string[]) =>
  question.item_ids.length === 0 || question.item_ids.some((id) => ids.includes(id));

/** What is asked of who buys this, once and for every ticket, in the order of the lines. */
export const askedOf = (questions: readonly Question[], lines: readonly Wished[]): Asked => ({
  order: questions.filter(
    (question) =>
      question.asked_of === 'order' &&
      askedFor(
        question,
        lines.map(({ id }) => id),
      ),
  ),
  tickets: lines.flatMap(({ id, name, quantity }) =>
    Array.from({ length: quantity }, () => ({
      itemId: id,
      name,
      questions: questions.filter((question) => question.asked_of === 'ticket' && askedFor(question, [id])),
    })),
  ),
});

const nothing = ({ kind, options }: Question): Entered => {
  if (kind !== 'checkbox') return '';
  return options.length > 0 ? [] : false;
};

export const noAnswers = (questions: readonly Question[]): AnswerValue[] =>
  questions.map((question) => ({ value: nothing(question) }));

/** As it is sent: for a box that is ticked "yes", for no answer nothing. */
export const textsOf = (entered: Entered): string[] => {
  if (typeof entered === 'boolean') return entered ? ['yes'] : [];
  if (Array.isArray(entered)) return entered;
  return entered.trim() ? [entered.trim()] : [];
};

/** Every question has its place, also without an answer, so that a fault is told at its field. */
export const givenAnswers = (questions: readonly Question[], values: readonly AnswerValue[]): GivenAnswer[] =>
  questions.map(({ id }, index) => ({ question_id: id, value: textsOf(values[index]?.value ?? '') }));

export type Fault = { path: (string | number)[]; message: string };

/** What the server would refuse of these answers. */
export const faultsOf = (
  t: ReturnType<typeof useT>,
  questions: readonly Question[],
  values: readonly AnswerValue[],
  at: (string | number)[],
): Fault[] =>
  questions.flatMap((question, index) => {
    const missing = question.required && textsOf(values[index]?.value ?? '').length === 0;
    return missing
      ? [{ path: [...at, index, 'value'], message: t('checkout.answerMissing', { label: question.label }) }]
      : [];
  });
