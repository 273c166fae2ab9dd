import { expect, test } from 'vitest';

import { newQuestion, optionsFrom, questionInputOf } from './question-values';

test('options are lines, without blanks and empty ones', () => {
  expect(optionsFrom(' S \n\nM\n  \nL')).toEqual(['S', 'M', 'L']);
});

test('a text has no options, and a question for all names no tickets', () => {
  const values = { ...newQuestion, label: ' Diet ', options: 'a\nb', item_ids: ['tt_1'] };
  expect(questionInputOf(values)).toEqual({ label: 'Diet', help: '', required: false, options: [], item_ids: [] });
  expect(questionInputOf({ ...values, kind: 'choice', asked_for: 'some' })).toMatchObject({
    options: ['a', 'b'],
    item_ids: ['tt_1'],
  });
});
