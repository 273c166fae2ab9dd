import { expect, test } from 'vitest';

import { amountFrom, amountText } from './amount-input';

test('an amount is read in the minor units of its currency', () => {
  expect(amountFrom('25', 'USD')).toBe(2500);
  expect(amountFrom('25.5', 'USD')).toBe(2550);
  expect(amountFrom('19.99', 'EUR')).toBe(1999);
  expect(amountFrom('2500', 'JPY')).toBe(2500);
  expect(amountFrom('1.25', 'KWD')).toBe(1250);
  expect(amountFrom('0', 'USD')).toBe(0);
  expect(amountFrom('.5', 'USD')).toBe(50);
});

test('point and comma both mean what people mean by them', () => {
  expect(amountFrom('25,50', 'EUR')).toBe(2550);
  expect(amountFrom('1.234,50', 'EUR')).toBe(123_450);
  expect(amountFrom('1,234.50', 'EUR')).toBe(123_450);
  expect(amountFrom('1 234,50', 'EUR')).toBe(123_450);
  expect(amountFrom('1,234', 'USD')).toBe(123_400);
  expect(amountFrom('1,234,567', 'USD')).toBe(123_456_700);
  expect(amountFrom('12,000', 'JPY')).toBe(12_000);
  expect(amountFrom('1,234', 'KWD')).toBe(1234);
});

test('what is no amount, or finer than the currency, is not guessed', () => {
  for (const text of ['', ' ', 'abc', '-5', '1e3', '12,34,56', '1.2.3', '$5', '1,2.3'])
    expect(amountFrom(text, 'USD')).toBeUndefined();
  expect(amountFrom('1.999', 'KWD')).toBe(1999);
  expect(amountFrom('1.9999', 'KWD')).toBeUndefined();
  expect(amountFrom('10.5', 'JPY')).toBeUndefined();
  expect(amountFrom('10.0', 'JPY')).toBe(10);
  expect(amountFrom('99999999999999999999', 'USD')).toBeUndefined();
});

test('an amount is shown the way it is read', () => {
  for (const [amount, currency, text] of [
    [2550, 'USD', '25.50'],
    [5, 'USD', '0.05'],
    [2500, 'JPY', '2500'],
    [1, 'KWD', '0.001'],
    [0, 'EUR', '0.00'],
  ] as const) {
    expect(amountText(amount, currency)).toBe(text);
    expect(amountFrom(text, currency)).toBe(amount);
  }
});
