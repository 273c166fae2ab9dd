import { expect, test } from 'vitest';

import type { Question } from '@/lib/api/types';

import { askedOf, givenAnswers, textsOf } from './said';

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  asked_of: 'ticket',
  kind: 'text',
  label: id,
  help: '',
  required: false,
  options: [],
  item_ids: [],
  ...more,
});

test('tickets are asked in the order of the lines, each what is asked for its kind', () => {
  const diet = question('diet');
  const shirt = question('shirt', { item_ids: ['b'] });
  const how = question('how', { asked_of: 'order', item_ids: ['c'] });
  const asked = askedOf(
    [diet, shirt, how],
    [
      { id: 'a', name: 'A', quantity: 1 },
      { id: 'b', name: 'B', quantity: 2 },
    ],
  );
  expect(asked.order).toEqual([]);
  expect(asked.tickets.map(({ name, questions }) => [name, questions.map(({ id }) => id)])).toEqual([
    ['A', ['diet']],
    ['B', ['diet', 'shirt']],
    ['B', ['diet', 'shirt']],
  ]);
});

test('every question has its place in what is sent', () => {
  expect(givenAnswers([question('a'), question('b')], [{ value: ' x ' }])).toEqual([
    { question_id: 'a', value: ['x'] },
    { question_id: 'b', value: [] },
  ]);
});

test('a ticked box says yes, and an empty one nothing', () => {
  expect(textsOf(true)).toEqual(['yes']);
  expect(textsOf(false)).toEqual([]);
  expect(textsOf(['M', 'S'])).toEqual(['M', 'S']);
});
