import { expect, test } from 'vitest';

import { codeInputOf, codeValuesOf, newCode } from './code-values';

const terms = { currency: 'EUR', zone: 'Europe/Berlin' };

test('a percentage has no amount, and an amount no percentage', () => {
  const typed = { ...newCode, code: ' SUMMER ', percent_off: '12,5', amount_off: '5' };
  expect(codeInputOf(typed, terms)).toMatchObject({ code: 'SUMMER', percent_off: 1250, amount_off: null });
  expect(codeInputOf({ ...typed, kind: 'fixed' }, terms)).toMatchObject({
    percent_off: null,
    amount_off: { amount: 500, currency: 'EUR' },
  });
});

test('what is empty is no limit', () => {
  const sent = codeInputOf({ ...newCode, code: 'ALL' }, terms);
  expect(sent).toMatchObject({ max_uses: null, max_uses_per_person: null, min_order: null, blocks_stock: 0 });
  expect(sent).toMatchObject({ starts_at: null, ends_at: null, ticket_type_ids: [], bundle_ids: [] });
});

test('types and bundles are told apart; what was chosen before "everything" does not count', () => {
  const some = { ...newCode, applies: 'some' as const, applies_to: ['tt_a', 'bundle_b'] };
  expect(codeInputOf(some, terms)).toMatchObject({ ticket_type_ids: ['tt_a'], bundle_ids: ['bundle_b'] });
  expect(codeInputOf({ ...some, applies: 'all' }, terms)).toMatchObject({ ticket_type_ids: [], bundle_ids: [] });
});

test('what was saved is shown again as it was entered', () => {
  const entered = {
    ...newCode,
    code: 'SPRING',
    percent_off: '7.5',
    applies: 'some' as const,
    applies_to: ['tt_a', 'bundle_b'],
    unlocks: ['tt_c'],
    ends_at: '2026-12-24T18:00',
    max_uses: '40',
    min_order: '20.00',
  };
  const stored = { ...codeInputOf(entered, terms), id: 'code_x', event_id: 'event_x', uses: 0, reserved: 0 };
  expect(codeValuesOf(stored as never, terms)).toEqual(entered);
});
