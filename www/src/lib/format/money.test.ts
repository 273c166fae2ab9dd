import { expect, test } from 'vitest';

import { formatMoney, formatPrice, minorPerMajor, plus, share, times } from './money';

const nbsp = '\u00a0';

test('money is written with the digits of its currency', () => {
  expect(formatMoney({ amount: 2500, currency: 'USD' }, 'en-US')).toBe('$25.00');
  expect(formatMoney({ amount: 2500, currency: 'JPY' }, 'en-US')).toBe('¥2,500');
  expect(formatMoney({ amount: 2500, currency: 'KWD' }, 'en-US')).toBe(`KWD${nbsp}2.500`);
});

test('money is written the way of the locale', () => {
  expect(formatMoney({ amount: 123456, currency: 'EUR' }, 'de-DE')).toBe(`1.234,56${nbsp}€`);
});

test('a price leaves out decimals only when there are none', () => {
  expect(formatPrice({ amount: 2500, currency: 'USD' }, 'en-US')).toBe('$25');
  expect(formatPrice({ amount: 2550, currency: 'USD' }, 'en-US')).toBe('$25.50');
});

test('sums stay in whole minor units', () => {
  const ten = { amount: 1010, currency: 'EUR' };
  expect(plus(times(ten, 3), ten)).toEqual({ amount: 4040, currency: 'EUR' });
  expect([minorPerMajor('USD'), minorPerMajor('JPY'), minorPerMajor('KWD')]).toEqual([100, 1, 1000]);
});

test('a share of an amount is rounded half up', () => {
  expect([share(1000, 1250), share(999, 1250), share(3, 5000), share(0, 1900)]).toEqual([125, 125, 2, 0]);
});
