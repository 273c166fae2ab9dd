// Stripe's request encoding: form fields whose names spell out nesting, `line_items[0][price_data][currency]=usd`.

import { invalid } from './errors.mjs';

const MAX_DEPTH = 8;

const path = (name) => {
  const bracket = name.indexOf('[');
  const head = bracket < 0 ? name : name.slice(0, bracket);
  const tail = bracket < 0 ? '' : name.slice(bracket);
  if (head === '' || !/^(\[[^[\]]*\])*$/.test(tail)) throw invalid(`Invalid parameter name: ${name}`, name);
  const keys = [head, ...[...tail.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1])];
  if (keys.length > MAX_DEPTH) throw invalid(`Parameter is nested too deeply: ${name}`, name);
  return keys;
};

const place = (target, [key, ...rest], value, name) => {
  const slot = key === '' ? String(Object.keys(target).length) : key;
  if (rest.length === 0) {
    target[slot] = value;
    return;
  }
  if (typeof target[slot] === 'string') throw invalid(`Invalid parameter: ${name}`, name);
  target[slot] ??= Object.create(null);
  place(target[slot], rest, value, name);
};

// Objects whose keys are 0, 1, 2 … were lists on the other side.
const settle = (value) => {
  if (typeof value === 'string') return value;
  const keys = Object.keys(value);
  const isList = keys.length > 0 && keys.every((key, index) => key === String(index));
  if (isList) return keys.map((key) => settle(value[key]));
  return Object.fromEntries(keys.map((key) => [key, settle(value[key])]));
};

/**
 * Parses a form body or query string into nested objects, lists and strings.
 * @param {string} text
 * @returns {Record<string, any>}
 */
export function parseForm(text) {
  const root = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) place(root, path(name), value, name);
  // The root is never a list, even when somebody names his fields 0 and 1.
  return Object.fromEntries(Object.keys(root).map((key) => [key, settle(root[key])]));
}
