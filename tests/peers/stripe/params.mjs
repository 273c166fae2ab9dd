// Checking request parameters the way Stripe does: unknown names and wrong types are refused by name.

import { invalid, missing } from './errors.mjs';

/** Refuses any top-level parameter that is not in `known`; `expand` is always allowed. */
export function onlyKnown(params, known) {
  const unknown = Object.keys(params).find((name) => name !== 'expand' && !known.includes(name));
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown');
}

/** An integer written as text, within bounds. */
export function integer(value, param, { min = 0, max = 99_999_999 } = {}) {
  if (value === undefined || value === '') throw missing(param);
  if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) throw invalid(`Invalid integer: ${value}`, param, 'parameter_invalid_integer');
  const number = Number(value);
  if (number < min) throw invalid(`This value must be greater than or equal to ${min}.`, param, 'parameter_invalid_integer');
  if (number > max) throw invalid(`This value must be less than or equal to ${max}.`, param, 'parameter_invalid_integer');
  return number;
}

/** Non-empty text. */
export function text(value, param) {
  if (value === undefined || value === '') throw missing(param);
  if (typeof value !== 'string') throw invalid(`Invalid string: ${JSON.stringify(value)}`, param);
  return value;
}

/** An absolute http or https address. */
export function address(value, param) {
  const url = text(value, param);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url.replaceAll('{CHECKOUT_SESSION_ID}', 'x'))) throw invalid('Not a valid URL', param, 'url_invalid');
  return url;
}

/** A three-letter currency code, lower case as the API returns it. */
export function currency(value, param) {
  const code = text(value, param).toLowerCase();
  if (!/^[a-z]{3}$/.test(code)) throw invalid(`Invalid currency: ${code}.`, param);
  return code;
}

/** Metadata within Stripe's limits: 50 keys of 40 characters, values of 500. */
export function metadata(value, param = 'metadata') {
  if (value === undefined || value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('Metadata must be a hash of strings.', param);
  const entries = Object.entries(value);
  if (entries.length > 50) throw invalid('Metadata can have at most 50 keys.', param);
  for (const [key, entry] of entries) {
    if (key.length > 40) throw invalid(`Metadata keys can have at most 40 characters: ${key}`, param);
    if (typeof entry !== 'string' || entry.length > 500) throw invalid(`Metadata values are strings of at most 500 characters: ${key}`, `${param}[${key}]`);
  }
  return { ...value };
}
